// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dashboard } from "@turnspan/dashboard";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "./chromium.js";
import { appendConversation, hostileText, newDirectory, writeDays } from "./histories.js";
import { isReady, openPage, serve } from "./watched-page.js";

/** Kept after the run, for people. */
const screenshots = join(tmpdir(), "turnspan-dashboard-screenshots");

const looks = [
  { name: "light", theme: "light", width: 1280, height: 900 },
  { name: "dark", theme: "dark", width: 1280, height: 900 },
  { name: "phone", theme: "light", width: 380, height: 760 },
  { name: "4k", theme: "light", width: 3840, height: 2160 },
] as const;

describe.skipIf(chromiumPath === null)("the pages of the dashboard", () => {
  const folders = [newDirectory(), newDirectory(), newDirectory(), newDirectory()] as const;
  const [filled, empty, hostile, broken] = folders.map(({ dir }) => dir) as [string, string, string, string];
  const served: Record<string, Dashboard> = {};
  let hostileId = "";
  let filledId = "";
  let browser: Browser;

  beforeAll(async () => {
    rmSync(screenshots, { recursive: true, force: true });
    mkdirSync(screenshots, { recursive: true });
    writeDays(filled, 300, 20, 900);
    filledId = appendConversation(filled, 5000);
    hostileId = appendConversation(hostile, 1, {
      runs: { room_name: hostileText, tenant: hostileText, agent_name: hostileText, conversation_id: hostileText },
      turns: { user_text: hostileText, agent_text: hostileText, conversation_id: hostileText, agent_name: hostileText },
      calls: { provider: hostileText, model_id: hostileText, conversation_id: hostileText, error_message: hostileText },
    });
    writeFileSync(join(broken, "file"), "");
    served["filled"] = await serve(filled);
    served["empty"] = await serve(empty);
    served["hostile"] = await serve(hostile);
    served["broken"] = await serve(join(broken, "file"));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    for (const dashboard of Object.values(served)) await dashboard.close();
    for (const { remove } of folders) remove();
    process.stdout.write(`screenshots: ${screenshots}\n`);
  });

  const dashboardOf = (state: string): Dashboard => {
    const dashboard = served[state];
    if (dashboard === undefined) throw new Error(`nothing is served for ${state}`);
    return dashboard;
  };
  const pathsOf = (id: string): Readonly<Record<string, string>> => ({
    overview: "/?range=30d",
    conversations: "/conversations",
    conversation: `/conversations/${encodeURIComponent(id)}`,
    turn: `/conversations/${encodeURIComponent(id)}?turn=1`,
    latency: "/latency?range=30d",
    live: "/live",
    settings: "/settings",
    unknown: "/nothing/here",
  });
  const ids: Readonly<Record<string, () => string>> = { filled: () => filledId, hostile: () => hostileId };

  describe.each(["filled", "empty", "hostile", "broken"])("of a directory that is %s", (state) => {
    it.each(looks.filter(({ name }) => name !== "4k" || state === "filled"))(
      "are whole, accessible and within the window: $name",
      { timeout: 240_000 },
      async (look) => {
        const { page, show, faults, close } = await openPage(browser, dashboardOf(state), look);
        const found: string[] = [];
        for (const [name, path] of Object.entries(pathsOf(ids[state]?.() ?? "none"))) {
          await show(path);
          await page.screenshot({
            path: join(screenshots, `${state}-${name}-${look.name}.png`),
            fullPage: look.name !== "4k" && name !== "conversations",
          });
          const sideways = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          if (Number(sideways) > 0) found.push(`${name} is ${String(sideways)} px wider than the window`);
          found.push(...(await violationsOf(page)).map((violation) => `${name}: ${violation}`));
          expect(await page.locator("h1").count(), name).toBe(1);
          expect(await page.title(), name).not.toBe("owned");
        }
        expect(found).toEqual([]);
        expect(faults).toEqual([]);
        await close();
      },
    );
  });

  it("say what to do where there is nothing, and why where something failed", { timeout: 60_000 }, async () => {
    const nothing = await openPage(browser, dashboardOf("empty"));
    for (const path of ["/", "/conversations", "/latency"]) {
      await nothing.show(path);
      expect((await nothing.page.locator("main").innerText()).toLowerCase(), path).toMatch(
        /no (conversation|turn|call|request|record)|nothing/,
      );
    }
    await nothing.show("/conversations/none");
    expect(await nothing.page.locator("main").innerText()).toContain("There is no conversation of that id.");
    await nothing.close();

    const failed = await openPage(browser, dashboardOf("broken"));
    for (const path of ["/", "/conversations", "/latency"]) {
      await failed.show(path);
      expect(await failed.page.locator("main").innerText(), path).toContain("is not a directory.");
    }
    await failed.close();
  });

  it("show hostile names and words as they are", { timeout: 60_000 }, async () => {
    const { page, show, faults, close } = await openPage(browser, dashboardOf("hostile"));
    await show("/conversations");
    await page.getByText("<script>").first().waitFor();
    await show(pathsOf(hostileId)["turn"] ?? "");
    await page.getByText("<script>").first().waitFor();
    expect(await page.locator("main script, main img").count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it("wait with a skeleton when the answer takes its time", { timeout: 60_000 }, async () => {
    const { page, show, close } = await openPage(browser, dashboardOf("filled"));
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/\/api\/overview/, async (route) => {
      await held;
      await route.continue();
    });
    const shown = show("/?range=7d");
    await page.locator(".skeleton").first().waitFor();
    await page.screenshot({ path: join(screenshots, "waiting-overview-light.png") });
    answer();
    await shown;
    expect(await page.locator(".skeleton").count()).toBe(0);
    await close();
  });

  it(
    "say so when the server is gone, keep what they showed, and go on when it is back",
    { timeout: 60_000 },
    async () => {
      const { page, show, close } = await openPage(browser, dashboardOf("filled"));
      await show("/?range=30d");
      await page.route(/\/api\//, (route) => route.abort());
      await page.getByRole("button", { name: "Today" }).click();
      await page.getByText("does not answer").first().waitFor();
      await page.unroute(/\/api\//);
      await page
        .getByRole("button", { name: /again|retry/i })
        .first()
        .click();
      await page.getByText("does not answer").first().waitFor({ state: "detached" });
      await isReady(page);
      expect(await page.getByText("does not answer").count()).toBe(0);
      await close();
    },
  );
});

/** What axe-core finds, as `rule: element`. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
