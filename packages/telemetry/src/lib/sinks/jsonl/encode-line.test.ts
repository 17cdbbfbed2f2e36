// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { encodeLine } from "./encode-line.js";

describe("encodeLine", () => {
  it("begins and ends with a newline and has none between", () => {
    const line = encodeLine({ text: "two\nlines\u2028and a separator" }).toString("utf8");
    expect(line.split("\n")).toHaveLength(3);
    expect(JSON.parse(line)).toEqual({ text: "two\nlines\u2028and a separator" });
  });

  it("leaves unknown keys out at every depth", () => {
    const record = {
      a: null,
      b: undefined,
      c: { d: null, e: 0, f: Number.NaN },
      g: "",
      h: false,
      i: [{ j: null, k: 1 }],
    };
    expect(encodeLine(record).toString("utf8")).toBe('\n{"c":{"e":0},"g":"","h":false,"i":[{"k":1}]}\n');
  });

  it("keeps the places of an array", () => {
    expect(encodeLine({ items: [1, null, undefined, 2] }).toString("utf8")).toBe('\n{"items":[1,null,null,2]}\n');
  });
});
