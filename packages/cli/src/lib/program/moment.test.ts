// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { parseMoment } from "./moment.js";

const now = new Date("2026-11-21T09:30:00.000Z");
const iso = (text: string, edge: "start" | "end" = "start") => parseMoment(text, edge, now).toISOString();

describe("parseMoment", () => {
  it("counts minutes, hours, days and weeks back from now", () => {
    expect([iso("30m"), iso("2h"), iso("7d"), iso("2w")]).toEqual([
      "2026-11-21T09:00:00.000Z",
      "2026-11-21T07:30:00.000Z",
      "2026-11-14T09:30:00.000Z",
      "2026-11-07T09:30:00.000Z",
    ]);
  });

  it("takes a day from its first moment, and up to its last where it ends a range", () => {
    expect([iso("2026-11-01"), iso("2026-11-01", "end")]).toEqual([
      "2026-11-01T00:00:00.000Z",
      "2026-11-02T00:00:00.000Z",
    ]);
    expect([iso("today"), iso("yesterday", "end")]).toEqual(["2026-11-21T00:00:00.000Z", "2026-11-21T00:00:00.000Z"]);
  });

  it("takes a time as UTC unless it says otherwise", () => {
    expect(iso("2026-11-01T14:30")).toBe("2026-11-01T14:30:00.000Z");
    expect(iso("2026-11-01T14:30+02:00")).toBe("2026-11-01T12:30:00.000Z");
  });

  it("refuses days that do not exist, and what it does not know", () => {
    for (const text of ["2026-02-30", "2026-13-01", "2026-11-01T25:00", "7x", "last week", "", "-7d"]) {
      expect(() => iso(text), text).toThrow(/no such|Give 7d/);
    }
  });
});
