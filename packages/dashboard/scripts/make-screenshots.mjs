// SPDX-License-Identifier: Apache-2.0
// Draws docs/images/dashboard-*.png anew, from made-up histories; needs Chromium on PATH.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveDashboard } from "@turnspan/dashboard";
import { writeHistory } from "@turnspan/record-kit";
import { chromium } from "playwright-core";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const images = at("../../../docs/images/");
const range = "since=2026-10-25&until=2026-11-21";
const dir = mkdtempSync(join(tmpdir(), "turnspan-screenshots-"));
// The command's sample has conversations as they were held, with words and the prices of the book.
const calls = mkdtempSync(join(tmpdir(), "turnspan-screenshots-calls-"));
const executablePath = execFileSync(
  "sh",
  ["-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"],
  {
    encoding: "utf8",
  },
).trim();

try {
  mkdirSync(images, { recursive: true });
  writeHistory(dir, { conversations: 900, firstDay: "2026-10-25", days: 28 });
  cpSync(at("../../cli/test/sample"), calls, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  await draw(browser, dir, [
    ["overview", `/?${range}`, "light"],
    ["conversations", `/conversations?${range}&sort=cost`, "light"],
    ["latency", `/latency?${range}`, "dark"],
  ]);
  await draw(browser, calls, [["conversation", null, "light"]]);
  await browser.close();
} finally {
  for (const folder of [dir, calls]) rmSync(folder, { recursive: true, force: true });
}

async function draw(browser, folder, pages) {
  const dashboard = await serveDashboard({ dir: folder, port: 0 });
  for (const [name, path, colorScheme] of pages) {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 800 },
      colorScheme,
      timezoneId: "UTC",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(dashboard.url);
    await page.goto(new URL(path ?? (await longestConversation(page, dashboard.url)), dashboard.url).href);
    await page.locator("h1").waitFor();
    await page.locator(".skeleton, [aria-busy=true]").first().waitFor({ state: "detached" });
    // Charts are drawn in the frames after their figures came.
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(images, `dashboard-${name}.png`) });
    await context.close();
  }
  await dashboard.close();
}

async function longestConversation(page, url) {
  const answer = await page.request.get(new URL("/api/conversations?sort=turns&limit=1", url).href);
  const { rows } = await answer.json();
  return `/conversations/${encodeURIComponent(rows[0].conversation_id)}`;
}
