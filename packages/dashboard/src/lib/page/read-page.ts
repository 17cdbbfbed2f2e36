// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { DashboardError } from "../dashboard-error.js";

/** One file of the page, held in memory: no request ever reaches the file system. */
export interface PageFile {
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface Page {
  readonly index: PageFile;
  /** By path, such as `/assets/index-CR71d7Sx.js`; the names change with the content. */
  readonly assets: ReadonlyMap<string, PageFile>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Reads the built page.
 * @throws DashboardError `PAGE` if it was not built.
 */
export function readPage(): Page {
  const folder = fileURLToPath(new URL("../../../dist/web/", import.meta.url));
  try {
    const names = readdirSync(join(folder, "assets"));
    return {
      index: readPageFile(join(folder, "index.html")),
      assets: new Map(names.map((name) => [`/assets/${name}`, readPageFile(join(folder, "assets", name))])),
    };
  } catch (cause) {
    throw new DashboardError("PAGE", "The dashboard's page is not there.", "Install @turnspan/dashboard again.", cause);
  }
}

function readPageFile(path: string): PageFile {
  const body = new Uint8Array(readFileSync(path));
  return {
    contentType: contentTypes[extname(path)] ?? "application/octet-stream",
    body,
    gzipped: new Uint8Array(gzipSync(body, { level: 9 })),
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
  };
}
