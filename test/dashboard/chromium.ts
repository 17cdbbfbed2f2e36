// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"] as const;

/** Path of the machine's Chromium; null if there is none. */
export const chromiumPath: string | null =
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path)) ?? null;

if (chromiumPath === null) {
  process.stderr.write(
    `test/dashboard: skipped, since none of ${names.join(", ")} is on PATH (apt-get install chromium)\n`,
  );
}

/** Starts it. Containers run as root, where its sandbox can't. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === null) throw new Error("there is no Chromium");
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
}
