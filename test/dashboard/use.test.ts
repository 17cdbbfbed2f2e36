// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { chromiumPath } from "./chromium.js";
import { appendConversation, dayBefore, writeDays } from "./histories.js";
import { askToClear, isReady, watchDashboard } from "./watched-page.js";

const turnspan = fileURLToPath(new URL("../../packages/cli/bin/turnspan.mjs", import.meta.url));
const days = 12;

interface Stats {
  readonly totals: {
    readonly cost: number;
    readonly cost_per_minute: number;
    readonly conversations: number;
    readonly calls: number;
    readonly success_rate: number;
    readonly e2e: { readonly p50_ms: number; readonly p95_ms: number };
  };
}

describe.skipIf(chromiumPath === null)("the dashboard in use", () => {
  const group = watchDashboard((dir) => writeDays(dir, 240, days, 700));
  const { dir, ask } = group;
  const today = dayBefore(0);
  const statsOf = (...args: string[]): Stats["totals"] =>
    (
      JSON.parse(
        execFileSync(process.execPath, [turnspan, "stats", "--json", "--dir", dir, ...args], {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
        }),
      ) as Stats
    ).totals;

  it.each([
    ["a month", "range=30d", ["--since", dayBefore(29)]],
    ["some days", `since=${dayBefore(6)}&until=${dayBefore(3)}`, ["--since", dayBefore(6), "--until", dayBefore(3)]],
    ["a provider", "range=all&provider=openai", ["--provider", "openai"]],
  ])("shows on its first page what turnspan stats says of %s", { timeout: 60_000 }, async (_name, query, args) => {
    const { page, show } = group.watched;
    await show(`/?${query}`);
    const figures = page.locator('dl[aria-label="Figures of this range"] .card');
    const shown = Object.fromEntries(
      await Promise.all(
        (await figures.all()).map(async (card) => [
          await card.locator("dt").innerText(),
          `${await card.locator("dd b").innerText()} | ${await card.locator("dd > span").innerText()}`,
        ]),
      ),
    ) as Record<string, string>;
    const totals = statsOf(...args);
    const seconds = (ms: number): string => (ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);
    // Money with four digits that count, as the page's own text says it.
    const usd = (text: string | undefined): number => Number(/\$([\d.,]+)/.exec(text ?? "")?.[1]?.replaceAll(",", ""));
    expect(usd(shown["Cost"])).toBeCloseTo(Number(totals.cost.toPrecision(4)), 8);
    expect(usd(shown["Cost per minute"])).toBeCloseTo(Number(totals.cost_per_minute.toPrecision(4)), 8);
    expect(shown["Conversations"]).toMatch(new RegExp(`^${totals.conversations.toLocaleString("en-US")} `));
    expect(shown["Requests"]).toMatch(new RegExp(`^${totals.calls.toLocaleString("en-US")} `));
    expect(shown["Success rate"]).toContain(`${(totals.success_rate * 100).toFixed(1)} %`);
    expect(shown["Turn e2e, p50"]).toBe(`${seconds(totals.e2e.p50_ms)} | p95 ${seconds(totals.e2e.p95_ms)}`);
  });

  it("keeps what narrows the list in the address, and finds by a part of a room", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    await show("/conversations");
    const rows = page.getByRole("table", { name: "Conversations" });
    await rows.getByRole("row").nth(1).waitFor();
    await page.getByRole("combobox", { name: "Agent" }).selectOption("support");
    await page.waitForURL(/agent=support/);
    await page.getByRole("button", { name: "With errors" }).click();
    await page.waitForURL(/errors=1/);
    const { total } = await ask<{ total: number }>("/api/conversations?agent=support&errors=1");
    await page
      .getByRole("status")
      .filter({ hasText: `${total} conversations` })
      .waitFor();
    await page.reload();
    await page
      .getByRole("status")
      .filter({ hasText: `${total} conversations` })
      .waitFor();
    await show("/conversations");
    await page.getByLabel("Search by id or room").fill("ROOM-117");
    await page.getByText("room-117").first().waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /^1 conversation$/ })
      .waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("ROOM-117");
  });

  it(
    "is to be used by keyboard alone: from the list into a conversation, into a turn, and back",
    { timeout: 60_000 },
    async () => {
      const { page, show } = group.watched;
      await show("/conversations?sort=turns");
      const list = page.getByRole("table", { name: "Conversations" });
      await list.getByRole("row").nth(1).waitFor();
      await list.getByRole("link").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/conversations\/conversation-/);
      await isReady(page);
      const turn = page.locator("button.turn-row").nth(1);
      // Every stop of the Tab key shows where it is.
      for (let stop = 0; stop < 60 && (await turn.and(page.locator(":focus")).count()) === 0; stop += 1) {
        await page.keyboard.press("Tab");
        expect(
          await page.evaluate(`(() => {
          const style = getComputedStyle(document.activeElement);
          return document.activeElement === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none";
        })()`),
          `stop ${stop}`,
        ).toBe(true);
      }
      await page.keyboard.press("Enter");
      await expect.poll(() => turn.getAttribute("aria-expanded")).toBe("true");
      await page.getByText("The wait").first().waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(() => turn.getAttribute("aria-expanded")).toBe("false");
      // What was opened is in the address, so that going back closes it first.
      for (let back = 0; back < 3 && !page.url().includes("/conversations?"); back += 1) await page.goBack();
      await list.getByRole("row").nth(1).waitFor();
    },
  );

  it(
    "shows a record within a second of its writing on the live page, holds still when paused",
    { timeout: 60_000 },
    async () => {
      const { page, show } = group.watched;
      await show("/live");
      const rows = page.getByRole("list", { name: "What came, newest first" }).getByRole("listitem");
      await rows.first().waitFor();
      const delays: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const room = `live-${round}-${Date.now()}`;
        const calls = { model_id: room };
        const writtenMs = performance.now();
        appendConversation(dir, 9000 + round, { calls });
        await rows.filter({ hasText: room }).first().waitFor();
        delays.push(performance.now() - writtenMs);
      }
      const median = delays.toSorted((one, other) => one - other)[2] ?? Number.POSITIVE_INFINITY;
      process.stdout.write(`on the live page ${Math.round(median)} ms after its writing (median of 5)\n`);
      expect(median).toBeLessThan(1000);
      await page.getByRole("button", { name: "Pause" }).click();
      appendConversation(dir, 9100, { calls: { model_id: "while-paused" } });
      await page.getByRole("button", { name: /came/ }).filter({ hasNotText: "Go on, 0" }).waitFor();
      expect(await rows.filter({ hasText: "while-paused" }).count()).toBe(0);
      await page.getByRole("button", { name: /came/ }).click();
      await rows.filter({ hasText: "while-paused" }).first().waitFor();
    },
  );

  it("keeps the theme that was chosen, and shows it at once on the next visit", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    await show("/settings");
    await page.getByRole("radio", { name: "Dark" }).check();
    await expect
      .poll(async () => (await ask<{ settings: object }>("/api/settings")).settings)
      .toMatchObject({ theme: "dark" });
    const background = (): Promise<unknown> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = "rgb(246, 247, 249)";
    await expect.poll(background).not.toBe(light);
    await show("/latency");
    expect(await background()).not.toBe(light);
    await show("/settings");
    await page.getByRole("radio", { name: "Light" }).check();
    await expect.poll(background).toBe(light);
  });

  it("exports what the list shows", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    await show("/conversations?agent=shop&sort=cost");
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const path = await (await started).path();
    const lines = readFileSync(path, "utf8").trimEnd().split("\r\n");
    const { total } = await ask<{ total: number }>("/api/conversations?agent=shop");
    expect(lines).toHaveLength(total + 1);
  });

  it("clears history only after saying what goes and being told so", { timeout: 60_000 }, async () => {
    const { page } = group.watched;
    const dialog = await askToClear(group.watched, dayBefore(days - 3));
    await dialog
      .getByText(dayBefore(days - 1))
      .first()
      .waitFor();
    const remove2 = dialog.getByRole("button", { name: /remove/i });
    expect(await remove2.isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(readdirSync(dir)).toContain(dayBefore(days - 1));
    await page.getByRole("button", { name: "Clear history" }).click();
    await dialog.getByRole("textbox").fill("remove 2 days");
    await remove2.click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => existsSync(join(dir, dayBefore(days - 1)))).toBe(false);
    expect(readdirSync(dir)).toEqual(expect.arrayContaining([dayBefore(days - 3), today]));
  });
});
