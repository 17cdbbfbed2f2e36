// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { malformedNotice } from "./malformed-notice.js";

const line = { file: "calls.jsonl", lineNumber: 3, why: "not JSON" };

describe("malformedNotice", () => {
  it("is silent about nothing", () => {
    expect(malformedNotice({ count: 0, first: [] })).toBeNull();
  });

  it("tells of one line with its place", () => {
    expect(malformedNotice({ count: 1, first: [line] })).toBe(
      "1 line of the files could not be read and was skipped:\n  calls.jsonl:3 not JSON",
    );
  });

  it("tells of the first three and how many others there are", () => {
    const told = malformedNotice({ count: 50, first: Array.from({ length: 20 }, () => line) })?.split("\n");
    expect(told).toHaveLength(5);
    expect(told?.at(-1)).toBe("  and 47 others");
  });
});
