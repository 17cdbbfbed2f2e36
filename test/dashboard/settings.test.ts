// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { chromiumPath } from "./chromium.js";
import { dayBefore, writeDays } from "./histories.js";
import { askToClear, isReady, watchDashboard } from "./watched-page.js";

const days = 6;

describe.skipIf(chromiumPath === null)("the settings page", () => {
  const group = watchDashboard((dir) => writeDays(dir, 120, days));

  it("asks again for settings that did not come", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    let refused = 0;
    await page.route("**/api/settings", (route) => {
      refused += 1;
      return refused <= 3
        ? route.fulfill({ status: 503, json: { error: { why: "Not now.", fix: "Wait." } } })
        : route.continue();
    });
    await show("/settings");
    await page.getByRole("alert").filter({ hasText: "Not now." }).waitFor();
    await page.getByRole("radio", { name: "Dark" }).waitFor();

    // The other pages need them to know how often to ask.
    await page.request.fetch(new URL("/api/settings", page.url()).href, {
      method: "PUT",
      headers: { origin: new URL(page.url()).origin, "x-turnspan-change": "1" },
      data: { refresh_seconds: 2 },
    });
    refused = 0;
    let asked = 0;
    page.on("request", (request) => {
      if (new URL(request.url()).pathname === "/api/latency") asked += 1;
    });
    await show("/latency");
    await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThan(1);
    await page.unroute("**/api/settings");
  });

  it("keeps its dialog open when a text is marked beyond its edge", { timeout: 60_000 }, async () => {
    const { page } = group.watched;
    const dialog = await askToClear(group.watched, dayBefore(days - 3));
    const field = await dialog.getByRole("textbox").boundingBox();
    if (field === null) throw new Error("the field is not shown");
    await page.mouse.move(field.x + field.width - 5, field.y + field.height / 2);
    await page.mouse.down();
    await page.mouse.move(5, 5, { steps: 4 });
    await page.mouse.up();
    expect(await dialog.isVisible()).toBe(true);
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: "detached" });
  });

  it("forgets what was cleared", { timeout: 60_000 }, async () => {
    const { page, show, faults } = group.watched;
    await show(`/conversations?until=${dayBefore(days - 2)}`);
    await page.getByRole("table", { name: "Conversations" }).getByRole("link").first().click();
    await page.waitForURL(/\/conversations\/./);
    await isReady(page);
    const turns = page.locator("button.turn-row");
    await turns.first().waitFor();
    const path = new URL(page.url()).pathname;
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Everything before").fill(dayBefore(days - 3));
    await page.getByRole("button", { name: "Clear history" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("remove 2 days");
    await dialog.getByRole("button", { name: /remove/i }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goBack();
    await page.waitForURL(`**${path}*`);
    await page.getByRole("alert").first().waitFor();
    expect(await turns.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("removes by a shorter time what it has shown, and nothing else", { timeout: 60_000 }, async () => {
    const { page, show } = group.watched;
    await show("/settings");
    await page.getByRole("textbox", { name: "Keep" }).fill("2");
    const save = page.getByRole("button", { name: "Save" });
    await save.click();
    const dialog = page.getByRole("dialog");
    // A day comes between what was shown and the answer.
    writeDays(group.dir, 60, 10);
    await dialog.getByRole("textbox").fill(/type (remove \d days?)/i.exec(await dialog.innerText())?.[1] ?? "");
    await dialog.getByRole("button", { name: "Save and remove them" }).click();
    await dialog.getByText("Other days would go than the ones that were shown.").waitFor();
    await dialog.getByText(dayBefore(9)).first().waitFor();
    expect((await group.ask<{ settings: object }>("/api/settings")).settings).toMatchObject({ retention_days: null });
  });
});
