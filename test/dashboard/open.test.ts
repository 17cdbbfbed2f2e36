// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "./chromium.js";
import { newDirectory } from "./histories.js";

const turnspan = fileURLToPath(new URL("../../packages/cli/bin/turnspan.mjs", import.meta.url));

describe.skipIf(chromiumPath === null)("turnspan dashboard --open", () => {
  it("brings a browser to the first page by what it is given, without the token in its history", async () => {
    const { dir, remove } = newDirectory();
    const noted = join(dir, "noted");
    const opener = `#!/bin/sh\nprintf %s "$1" > "${noted}.part" && mv "${noted}.part" "${noted}"\n`;
    for (const name of ["xdg-open", "open"]) writeFileSync(join(dir, name), opener, { mode: 0o755 });
    const child = spawn(process.execPath, [turnspan, "dashboard", "--dir", dir, "--port", "0", "--open"], {
      env: { ...process.env, PATH: `${dir}${delimiter}${process.env["PATH"]}` },
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const browser = await launchChromium();
    try {
      await expect.poll(() => existsSync(noted), { timeout: 30_000 }).toBe(true);
      const page = await browser.newPage();
      const visited: string[] = [];
      page.on("framenavigated", (frame) => visited.push(frame.url()));
      await page.goto(readFileSync(noted, "utf8"));
      await page.getByRole("heading", { name: "How your agents are doing" }).waitFor();
      expect(visited[0]).toMatch(/^file:/);
      expect(new URL(page.url()).search).toBe("");
      // Nothing to go back to that shows the token.
      await page.goBack();
      expect(page.url()).not.toContain("token");
    } finally {
      await browser.close();
      child.kill("SIGTERM");
      await ended;
      remove();
    }
  });
});
