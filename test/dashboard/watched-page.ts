// SPDX-License-Identifier: Apache-2.0
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { type Dashboard, serveDashboard } from "@turnspan/dashboard";
import { afterAll, beforeAll, expect } from "vitest";
import { launchChromium } from "./chromium.js";
import { newDirectory } from "./histories.js";

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
}

/** A page of the dashboard in a browser of its own, that notes everything it should not do. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors, refused scripts, failed requests, and requests to elsewhere, in words. */
  readonly faults: readonly string[];
  /** Opens a path and waits until its figures are there. */
  show(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the printed address as a person does. */
export async function openPage(browser: Browser, dashboard: Dashboard, look: Look = {}): Promise<WatchedPage> {
  const { width = 1280, height = 900, theme = "light" } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
    timezoneId: "UTC",
  });
  const page = await context.newPage();
  const { origin } = new URL(dashboard.url);
  const faults: string[] = [];
  page.on("console", (message) => {
    // A status of 400 and more is the server's answer, which tests ask for.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`asked ${request.url()}`);
  });
  await page.goto(dashboard.url);
  return {
    page,
    context,
    faults,
    async show(path) {
      await page.goto(new URL(path, origin).href);
      await isReady(page);
    },
    close: () => context.close(),
  };
}

/** Waits until nothing is asked for any more and no place is kept for what is to come. */
export async function isReady(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
  await page.locator(".skeleton, [aria-busy=true]").first().waitFor({ state: "detached" });
  // Live pages never come to rest on the network; two frames are enough for what has arrived to be drawn.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
}

export function serve(dir: string): Promise<Dashboard> {
  return serveDashboard({ dir, port: 0, signozUrl: "http://signoz.example:8080" });
}

/** Asks the settings page to clear all before a day; gives the dialog that says what would go. */
export async function askToClear({ page, show }: WatchedPage, before: string): Promise<Locator> {
  await show("/settings");
  await page.getByLabel("Everything before").fill(before);
  await page.getByRole("button", { name: "Clear history" }).click();
  return page.getByRole("dialog");
}

/** A dashboard over a directory, looked at with one page by all tests of a group. */
export interface WatchedDashboard {
  readonly dir: string;
  /** Known once the group's tests run. */
  readonly watched: WatchedPage;
  /** What the API answers to the page. */
  ask<T>(path: string): Promise<T>;
}

/** Serves a new directory for the tests of a group, after `write` has filled it; at their end nothing may have gone wrong. */
export function watchDashboard(write: (dir: string) => unknown): WatchedDashboard {
  const { dir, remove } = newDirectory();
  let dashboard: Dashboard;
  let browser: Browser;
  let watched: WatchedPage;
  beforeAll(async () => {
    write(dir);
    dashboard = await serve(dir);
    browser = await launchChromium();
    watched = await openPage(browser, dashboard);
  });
  afterAll(async () => {
    expect(watched.faults).toEqual([]);
    await browser.close();
    await dashboard.close();
    remove();
  });
  return {
    dir,
    get watched() {
      return watched;
    },
    ask: async <T>(path: string) =>
      (await (await watched.page.request.get(new URL(path, dashboard.url).href)).json()) as T,
  };
}
