// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { serializeInParts } from "./serialize-in-parts.js";

const serialize = (part: string[]) => Buffer.from(part.join(","));
const parts = (items: string[], maxBytes: number) =>
  serializeInParts(items, serialize, maxBytes).map(({ body, items: count }) => [body.toString(), count]);

describe("serializeInParts", () => {
  it("makes one body of what fits, several of what does not, in order, and none of nothing", () => {
    expect(parts(["a", "b", "c"], 100)).toEqual([["a,b,c", 3]]);
    expect(parts(["aaa", "bbb", "ccc"], 7)).toEqual([
      ["aaa,bbb", 2],
      ["ccc", 1],
    ]);
    expect(parts([], 7)).toEqual([]);
  });

  it("leaves an item that is too large alone: the receiver decides", () => {
    expect(parts(["aaaaaaaaaa", "b"], 4)).toEqual([
      ["aaaaaaaaaa", 1],
      ["b", 1],
    ]);
  });
});
