// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { PageCache, pagesBetween } from "./page-cache.js";

describe("pagesBetween", () => {
  it("names the pages that hold the rows in sight", () => {
    expect(pagesBetween(0, 0, 100)).toEqual([0]);
    expect(pagesBetween(95, 210, 100)).toEqual([0, 1, 2]);
    expect(pagesBetween(200, 199, 100)).toEqual([2]);
  });
});

describe("PageCache", () => {
  it("has the rows that came, and no others", () => {
    const cache = new PageCache<string>(2);
    expect(cache.total).toBeNull();
    cache.put(1, ["c", "d"], 5);
    expect([0, 1, 2, 3, 4].map((index) => cache.row(index))).toEqual([undefined, undefined, "c", "d", undefined]);
    expect(cache.total).toBe(5);
    expect(cache.missing([0, 1, 2])).toEqual([0, 2]);
  });

  it("goes on showing aged pages until they come again", () => {
    const cache = new PageCache<string>(2);
    cache.put(0, ["a", "b"], 2);
    cache.age();
    expect(cache.row(0)).toBe("a");
    expect(cache.missing([0])).toEqual([0]);
    cache.put(0, ["z", "a"], 3);
    expect(cache.row(0)).toBe("z");
    expect(cache.missing([0])).toEqual([]);
  });

  it("stays within its bounds", () => {
    const cache = new PageCache<number>(1, 3);
    for (let page = 0; page < 10; page += 1) cache.put(page, [page], 10);
    expect(cache.row(6)).toBeUndefined();
    expect([7, 8, 9].map((index) => cache.row(index))).toEqual([7, 8, 9]);
  });
});
