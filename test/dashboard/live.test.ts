// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serveDashboard } from "@turnspan/dashboard";
import { describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "./chromium.js";
import { appendConversation, newDirectory } from "./histories.js";
import { openPage } from "./watched-page.js";

describe.skipIf(chromiumPath === null)("the live page when things go wrong", () => {
  it(
    "says why nothing comes, and goes on without gap or repeat; also after the server was started anew",
    { timeout: 120_000 },
    async () => {
      const { dir, remove } = newDirectory();
      const token = "a-token-of-this-test";
      const write = (number: number, name: string): string =>
        appendConversation(dir, number, { calls: { model_id: name } });
      write(1, "before");
      let dashboard = await serveDashboard({ dir, port: 0, token });
      const { port } = dashboard;
      const browser = await launchChromium();
      try {
        const { page, show, faults } = await openPage(browser, dashboard);
        await show("/live");
        const rows = page.getByRole("list", { name: "What came, newest first" }).getByRole("listitem");
        const named = (name: string) => rows.filter({ hasText: name });
        await named("before").first().waitFor();

        const away = `${dir}-away`;
        renameSync(dir, away);
        writeFileSync(dir, "");
        const note = page.getByRole("alert");
        await note.filter({ hasText: `${dir} is not a directory.` }).waitFor();
        await page.getByText("files can't be read, trying again").waitFor();
        rmSync(dir);
        renameSync(away, dir);
        write(2, "meanwhile");
        await named("meanwhile").first().waitFor();
        await note.waitFor({ state: "detached" });
        await page.getByText("listening").waitFor();

        await dashboard.close();
        await page.getByText("connection lost, trying again").waitFor();
        write(3, "while-away");
        dashboard = await serveDashboard({ dir, port, token });
        await named("while-away").first().waitFor();
        write(4, "after");
        await named("after").first().waitFor();
        await expect.poll(() => rows.count()).toBe(countLines(dir));
        expect(faults).toEqual([]);
      } finally {
        await browser.close();
        await dashboard.close();
        remove();
      }
    },
  );
});

function countLines(dir: string): number {
  const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".jsonl"));
  const lines = files.flatMap((file) => readFileSync(join(dir, file), "utf8").split("\n"));
  return lines.filter((line) => line !== "").length;
}
