// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { changeSettings, defaultSettings } from "./check-settings.js";

describe("changeSettings", () => {
  it("changes what is named and leaves the rest", () => {
    expect(changeSettings(defaultSettings, { theme: "dark", retention_days: 30 })).toEqual({
      settings: { refresh_seconds: 10, retention_days: 30, theme: "dark" },
    });
    expect(changeSettings(defaultSettings, { refresh_seconds: null })).toMatchObject({
      settings: { refresh_seconds: null },
    });
  });

  it.each([
    [{ theme: "pink" }, "theme"],
    [{ refresh_seconds: 1 }, "refresh_seconds"],
    [{ refresh_seconds: "10" }, "refresh_seconds"],
    [{ retention_days: 0 }, "retention_days"],
    [{ retention_days: 1.5 }, "retention_days"],
    [{ dir: "/etc" }, "dir"],
    [JSON.parse('{"__proto__": {"theme": "dark"}}'), "__proto__"],
    [null, "the body"],
    [[], "the body"],
    ["dark", "the body"],
  ])("refuses %j and names %s", (changes, key) => {
    expect(changeSettings(defaultSettings, changes)).toEqual({ wrong: { key, expected: expect.any(String) } });
  });
});
