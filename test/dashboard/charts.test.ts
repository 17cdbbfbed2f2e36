// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import type { Distribution, Overview } from "@turnspan/store";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chromiumPath } from "./chromium.js";
import { dayBefore, writeDays } from "./histories.js";
import { watchDashboard } from "./watched-page.js";

const days = 12;

describe.skipIf(chromiumPath === null)("the dashboard's charts and settings", () => {
  const group = watchDashboard((dir) => writeDays(dir, 120, days));
  const { dir, ask } = group;
  const chartOf = async (title: string): Promise<Locator> => {
    const chart = group.watched.page.getByRole("region", { name: title }).getByRole("slider");
    await chart.locator("canvas").waitFor();
    return chart;
  };
  const readout = async (chart: Locator): Promise<string> => (await chart.getAttribute("aria-valuetext")) ?? "";

  it("reads each day of a chart by the arrow keys, as the store has it", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    await show("/?range=30d");
    const { timeline } = await ask<Overview>(`/api/overview?since=${dayBefore(29)}&until=${dayBefore(0)}`);
    const [before, last] = timeline.buckets.slice(-2);
    const chart = await chartOf("What it cost");
    await chart.focus();
    await page.keyboard.press("End");
    expect(await readout(chart)).toContain(`Conversations ${last?.conversations}`);
    await page.keyboard.press("ArrowLeft");
    expect(await readout(chart)).toMatch(
      new RegExp(`Total \\$${digits(before?.cost)}, Conversations ${before?.conversations}$`),
    );
    const tip = page.locator(".chart-tip");
    expect(await tip.innerText()).toContain(digits(before?.cost));
    await page.keyboard.press("Escape");
    expect(await tip.count()).toBe(0);
  });

  it(
    "reads with the pointer, and keeps what is read when the same figures come again",
    { timeout: 60_000 },
    async () => {
      const { page, show } = group.watched;
      await show("/?range=7d");
      const chart = await chartOf("How long callers waited");
      await chart.hover();
      const tip = page.locator(".chart-tip");
      const text = await tip.innerText();
      expect(text).toMatch(/p95\s+\d[\s\S]*Turns\s+\d/);
      const canvas = await chart.locator("canvas").elementHandle();
      const again = page.waitForResponse(/api\/overview/);
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      await again;
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
      expect(await tip.innerText()).toBe(text);
      expect(await canvas?.evaluate((element) => element.isConnected)).toBe(true);
    },
  );

  it("shows a chart's figures as a table when asked to, and to who hears the page anyway", async () => {
    const { page, show } = group.watched;
    await show("/?range=30d");
    const panel = page.getByRole("region", { name: "What went wrong" });
    const rows = panel.getByRole("table", { name: /^Failed requests/ }).getByRole("row");
    expect(await rows.count()).toBe(31);
    await panel.getByRole("button", { name: "Table" }).click();
    expect(await panel.getByRole("slider").count()).toBe(0);
    expect(await rows.last().innerText()).toMatch(/UTC\s+\d+\s+\d+\s+\d+/);
    await panel.getByRole("button", { name: "Chart" }).click();
    await panel.locator("canvas").waitFor();
  });

  it("draws anew in the colours of the theme", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    await page.emulateMedia({ colorScheme: "light" });
    await show("/?range=30d");
    const chart = await chartOf("What it cost");
    const picture = async (): Promise<string> => (await chart.screenshot()).toString("base64");
    const light = await picture();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(picture).not.toBe(light);
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(picture).toBe(light);
  });

  it(
    "spreads the wait of the segment that is chosen, and keeps the choice in the address",
    { timeout: 60_000 },
    async () => {
      const { page, show } = group.watched;
      await show("/latency?range=30d");
      await page.getByRole("combobox", { name: "of" }).selectOption("llm_ttft");
      await expect.poll(() => page.url()).toContain("of=llm_ttft");
      const asked = `since=${dayBefore(29)}&until=${dayBefore(0)}&of=llm_ttft&bins=40`;
      const { figures, bins } = await ask<Distribution>(`/api/distribution?${asked}`);
      await page.getByText(`${figures.count.toLocaleString("en-US")} turns, mean`).waitFor();
      const chart = await chartOf("How the wait is spread");
      await expect.poll(async () => chart.getAttribute("aria-label")).toContain("LLM to first token");
      await chart.focus();
      await page.keyboard.press("Home");
      expect(await readout(chart)).toMatch(new RegExp(`Turns ${bins[0]?.turns}$`));
    },
  );

  it("keeps a shorter retention only after saying what goes at once", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    const kept = (): number => readdirSync(dir).filter((name) => /^\d{4}-/.test(name)).length;
    await show("/settings");
    const field = page.getByLabel("Keep", { exact: true });
    const save = page.getByRole("button", { name: "Save", exact: true });
    await field.fill("0");
    expect(await save.isDisabled()).toBe(true);
    await field.fill("8");
    await page.getByText(/^3 days .* would go at once/).waitFor();
    await save.click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("button", { name: "Save and remove them" }).isDisabled()).toBe(true);
    expect(kept()).toBe(days);
    await dialog.getByRole("textbox").fill("remove 3 days");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Days older than 8 days are removed.").waitFor();
    await expect.poll(kept).toBe(9);
  });
});

/** US dollars as the page writes them, to four digits. */
function digits(usd: number | null | undefined): string {
  return (usd ?? 0).toPrecision(4);
}
