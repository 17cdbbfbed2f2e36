// SPDX-License-Identifier: Apache-2.0
import type { Context, Hono } from "hono";
import type { Page, PageFile } from "./read-page.js";

const forever = "private, max-age=31536000, immutable";
/** Where a page of the application is; it finds its own way from there. */
const routes = ["/", "/conversations", "/conversations/:id", "/latency", "/live", "/settings"] as const;

/** Serves the page, and for an address that leads nowhere the page that says so. */
export function servePage(app: Hono, { index, assets }: Page): void {
  for (const [path, file] of assets) app.get(path, (context) => send(context, file, forever, 200));
  for (const route of routes) app.get(route, (context) => send(context, index, "no-cache", 200));
  app.get("*", (context) => {
    if (!(context.req.header("accept") ?? "").includes("text/html")) return context.text("Not found\n", 404);
    return send(context, index, "no-cache", 404);
  });
}

function send(context: Context, file: PageFile, cacheControl: string, status: 200 | 404): Response {
  const headers: Record<string, string> = { ETag: file.etag, "Cache-Control": cacheControl, Vary: "Accept-Encoding" };
  if (status === 200 && context.req.header("if-none-match") === file.etag) return context.body(null, 304, headers);
  headers["Content-Type"] = file.contentType;
  const isZipped = /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
  if (isZipped) headers["Content-Encoding"] = "gzip";
  return context.body(isZipped ? file.gzipped : file.body, status, headers);
}
