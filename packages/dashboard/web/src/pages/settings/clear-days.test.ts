// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { confirmation, firstKeptDay, whatGoes } from "./clear-days.js";

const day = (name: string, files: number) => ({ day: name, files, bytes: 0 });

describe("whatGoes", () => {
  it("says days, files, bytes and conversations", () => {
    expect(whatGoes({ days: [day("2026-11-12", 3), day("2026-11-01", 2)], bytes: 4_100_000, conversations: 312 })).toBe(
      "2 days (1 Nov 2026 to 12 Nov 2026), 5 files, 4.10 MB and 312 conversations",
    );
  });

  it("leaves out what could not be counted, and names one day alone", () => {
    expect(whatGoes({ days: [day("2026-11-12", 1)], bytes: 10, conversations: null })).toBe(
      "1 day (12 Nov 2026), 1 file and 10 B",
    );
  });
});

describe("firstKeptDay", () => {
  it("counts back in days of UTC", () => {
    expect(firstKeptDay(7, new Date("2026-03-03T23:59:00Z"))).toBe("2026-02-24");
  });
});

describe("confirmation", () => {
  it("names how many days go", () => {
    expect([confirmation(1), confirmation(12)]).toEqual(["remove 1 day", "remove 12 days"]);
  });
});
