// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatAgo, formatClock, formatClockMs, formatDay, formatOffset, formatUtc, showTimesIn } from "./times.js";

const at = "2026-11-20T23:02:11.412Z";

beforeEach(() => showTimesIn("Europe/Berlin"));
afterEach(() => showTimesIn(undefined));

describe("times", () => {
  it("are of the reader's zone, and of UTC on hover", () => {
    expect(formatClock(at)).toBe("00:02:11");
    expect(formatClockMs(at)).toBe("00:02:11.412");
    expect(formatDay(at)).toBe("21 Nov 2026");
    expect(formatUtc(at)).toBe("2026-11-20 23:02:11.412 UTC");
  });

  it("are a dash when they are unknown or no times", () => {
    expect([formatClock(null), formatDay("yesterday"), formatUtc(undefined)]).toEqual(["–", "–", "–"]);
  });
});

describe("formatOffset", () => {
  it("counts from the beginning, and carries", () => {
    expect([0, 950, 9_960, 59_960, 65_300, 3_725_000].map((ms) => formatOffset(ms))).toEqual([
      "0:00.0",
      "0:01.0",
      "0:10.0",
      "1:00.0",
      "1:05.3",
      "1:02:05.0",
    ]);
    expect(formatOffset(59_600, 0)).toBe("1:00");
    expect(formatOffset(-1200)).toBe("−0:01.2");
    expect(formatOffset(-10)).toBe("0:00.0");
  });
});

describe("formatAgo", () => {
  it("takes the largest whole unit", () => {
    const now = Date.parse(at);
    const ago = (seconds: number): string => formatAgo(new Date(now - seconds * 1000).toISOString(), now);
    expect([12, 180, 7200, 86_400, 500_000].map(ago)).toEqual([
      "12 s ago",
      "3 min ago",
      "2 h ago",
      "1 day ago",
      "5 days ago",
    ]);
    expect(ago(-30)).toBe("0 s ago");
  });
});
