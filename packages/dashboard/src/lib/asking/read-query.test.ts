// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { readCount, readFilter, readFlag } from "./read-query.js";

describe("readFilter", () => {
  it("takes a day as a whole at both ends, and a time as it is", () => {
    expect(readFilter({ since: "2026-11-01", until: "2026-11-07" })).toEqual({
      since: new Date("2026-11-01T00:00:00Z"),
      until: new Date("2026-11-08T00:00:00Z"),
    });
    expect(readFilter({ until: "2026-11-07T10:30:00.5+02:00" })).toEqual({ until: new Date("2026-11-07T08:30:00.5Z") });
  });

  it("leaves out what is empty and what it does not know", () => {
    expect(readFilter({ agent: "", model: "nova-3", offset: "10", constructor: "x" })).toEqual({ model: "nova-3" });
  });

  it.each([
    ["since", "yesterday"],
    ["since", "2026-02-31"],
    ["since", "2026-11-01T10:00:00"],
    ["until", "999999999999999"],
    ["tier", "gold"],
    ["kind", "__proto__"],
    ["agent", "x".repeat(201)],
  ])("refuses %s=%s, and says what it wants", (name, value) => {
    expect(() => readFilter({ [name]: value })).toThrow(
      expect.objectContaining({ status: 400, code: "ARGUMENT", fix: expect.stringMatching(/^Give /) }),
    );
  });
});

describe("readCount and readFlag", () => {
  it("take what is in range", () => {
    expect([readCount("limit", "500", 1, 500), readCount("limit", undefined, 1, 500)]).toEqual([500, undefined]);
    expect(["1", "true", "0", "", undefined].map((text) => readFlag("errors", text))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each(["-1", "501", "1.5", "1e2", "0x10", "NaN", " 5", "9".repeat(40)])("refuse %j", (text) => {
    expect(() => readCount("limit", text, 1, 500)).toThrow("Give a whole number from 1 to 500.");
    expect(() => readFlag("errors", "yes")).toThrow("errors is");
  });
});
