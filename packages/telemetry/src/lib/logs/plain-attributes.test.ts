// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { plainAttributes, plainText } from "./plain-attributes.js";

const hostile = {
  get broken(): never {
    throw new Error("a getter of the app's");
  },
  toJSON() {
    throw new Error("so is this");
  },
};

it("keeps texts, numbers and booleans, and makes text of the rest", () => {
  const given = { a: "x", b: 1, c: true, d: { e: 1 }, f: 10n, g: new TypeError("bad"), h: null, i: undefined, j: NaN };
  expect(plainAttributes(given)).toEqual({ a: "x", b: 1, c: true, d: '{"e":1}', f: "10", g: "TypeError: bad" });
});

it("leaves out what cannot be read or told, and bounds the rest", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  expect(plainAttributes({ cycle, hostile, run: () => {}, sign: Symbol("s") })).toEqual({});
  expect(plainAttributes(hostile)).toEqual({});
  expect([null, "text", 7].map(plainAttributes)).toEqual([{}, {}, {}]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${index}`, "x".repeat(9000)]));
  expect(Object.keys(plainAttributes(many))).toHaveLength(64);
  expect(String(plainAttributes(many)["k0"])).toHaveLength(8192);
});

it("takes anything for a message", () => {
  expect([plainText(hostile), plainText(Symbol("s")), plainText(null), plainText(7)]).toEqual(["", "", "", "7"]);
});
