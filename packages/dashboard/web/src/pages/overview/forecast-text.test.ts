// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { forecastMethod, monthName } from "./forecast-text.js";

describe("forecastMethod", () => {
  it("says what the estimate rests on", () => {
    expect(forecastMethod({ method: "bootstrap, any day", reason: null, days_used: 5 })).toBe(
      "Days to come are drawn 2,000 times from the last 5 whole days, any day for any day; days are of UTC.",
    );
    expect(forecastMethod({ method: "bootstrap, same part of the week", reason: null, days_used: 28 })).toContain(
      "working days and weekends apart",
    );
  });

  it("says why there is none", () => {
    expect(forecastMethod({ method: null, reason: "too few days", days_used: 1 })).toBe(
      "No estimate: it takes 3 whole days, and there is 1 day.",
    );
    expect(forecastMethod({ method: null, reason: "nothing priced", days_used: 0 })).toBe(
      "No estimate: no request has a known price.",
    );
  });
});

describe("monthName", () => {
  it("names a month whatever the zone", () => {
    expect(monthName("2026-11")).toBe("November 2026");
  });
});
