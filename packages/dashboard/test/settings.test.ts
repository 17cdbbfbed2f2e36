// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { serveDashboard } from "../src/index.js";
import type { SettingsAnswer } from "../src/lib/api/settings-answer.js";
import { type Browser, browse } from "./browse.js";

describe("a settings file that is not understood", () => {
  let dir = "";
  let file = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-settings-"));
    file = join(dir, ".dashboard.json");
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const withDashboard = async (use: (browser: Browser) => Promise<void>): Promise<void> => {
    const dashboard = await serveDashboard({ dir, port: 0 });
    try {
      await use(await browse(dashboard));
    } finally {
      await dashboard.close();
    }
  };

  it.each([
    ["cut short", '{"theme":"da', "is not JSON"],
    ["a value of another version", '{"theme":"sepia"}', "theme is not system, light or dark"],
    ["a key of another version", '{"retention_days":1,"compact":true}', "compact is not one of refresh_seconds"],
    ["no settings", "[]", "the file is not a JSON object of settings"],
  ])("is kept, told of and not acted on: %s", async (_name, text, why) => {
    writeFileSync(file, text);
    mkdirSync(join(dir, "2026-01-01"));
    await withDashboard(async (browser) => {
      const { settings, problem } = await browser.json<SettingsAnswer>("/api/settings");
      expect(settings).toEqual({ refresh_seconds: 10, retention_days: null, theme: "system" });
      expect(problem).toEqual({
        why: expect.stringContaining(why),
        fix: expect.stringContaining("move the file away to begin with the defaults"),
      });
      expect(problem?.why).toContain(file);
      const { status, body } = await browser.change("PUT", "/api/settings", { theme: "dark" });
      expect([status, JSON.parse(body).error]).toEqual([409, { code: "SETTINGS_FILE", ...problem }]);
      expect(readFileSync(file, "utf8")).toBe(text);
      expect(existsSync(join(dir, "2026-01-01"))).toBe(true);

      writeFileSync(file, '{"theme":"light"}');
      expect((await browser.change("PUT", "/api/settings", { theme: "dark" })).status).toBe(200);
      expect(await browser.json("/api/settings")).toMatchObject({ settings: { theme: "dark" }, problem: null });
    });
  });

  it("is told of when it can't be read at all", async () => {
    mkdirSync(file);
    await withDashboard(async (browser) => {
      const { problem } = await browser.json<SettingsAnswer>("/api/settings");
      expect(problem?.why).toContain("could not be read (EISDIR)");
      expect((await browser.change("PUT", "/api/settings", { theme: "dark" })).status).toBe(409);
    });
  });
});
