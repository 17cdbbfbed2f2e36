// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
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

  it("says what JSON says, unknown keys left out, whatever the record holds", () => {
    // Names of our own and of hosts; a sign that ends a name of JSON may keep its null deep inside, which readers take.
    const keys = fc.stringMatching(/^[\w .é-]{1,8}$/);
    const texts = fc.string({ unit: "binary" });
    const numbers = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(texts, numbers, fc.boolean(), fc.constant(null), fc.constant(undefined)),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(keys, tie("tree"), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, tree, { maxKeys: 12 }), (record) => {
        const [, line = ""] = encodeLine(record).toString("utf8").split("\n");
        expect(JSON.parse(line)).toEqual(known(JSON.parse(JSON.stringify(record))));
      }),
      { numRuns: 500 },
    );
  });

  it("leaves out what says that it is nothing, and what is not its own", () => {
    const entries = { none: { toJSON: () => undefined }, zero: { toJSON: () => null }, never: new Date(NaN), b: 1 };
    const line = (record: object) => encodeLine(record).toString("utf8");
    expect(line(entries)).toBe('\n{"b":1}\n');
    expect(line(Object.assign(Object.create({ inherited: "text" }), { b: 1 }))).toBe('\n{"b":1}\n');
    expect(() => line({ toJSON: () => undefined })).toThrow(TypeError);
  });

  it("refuses what JSON cannot hold", () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = { cyclic };
    expect(() => encodeLine(cyclic)).toThrow(TypeError);
    expect(() => encodeLine({ big: 1n })).toThrow(TypeError);
  });
});

/** Without what is unknown in objects, at every depth. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, known(item)]));
}
