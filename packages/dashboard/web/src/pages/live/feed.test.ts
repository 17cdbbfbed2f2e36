// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import { emptyFeed, mostItems, paused, resumed, withRecords } from "./feed.js";

/** The feed looks at no field. */
const record = (id: number): TurnspanRecord => ({ call_id: String(id) }) as unknown as TurnspanRecord;
const records = (from: number, count: number): TurnspanRecord[] =>
  Array.from({ length: count }, (_, index) => record(from + index));
const keys = (items: readonly { readonly key: number }[]): number[] => items.map((item) => item.key);

describe("the feed", () => {
  it("shows the newest first", () => {
    const feed = withRecords(withRecords(emptyFeed, records(0, 2)), records(2, 1));
    expect(keys(feed.items)).toEqual([2, 1, 0]);
    expect(feed.came).toBe(3);
  });

  it("holds no more than its bound, however much comes", () => {
    let feed = withRecords(emptyFeed, records(0, mostItems * 3));
    expect(feed.items).toHaveLength(mostItems);
    expect(feed.items[0]?.key).toBe(mostItems * 3 - 1);
    feed = withRecords(paused(feed), records(0, mostItems * 2));
    expect(feed.held).toHaveLength(mostItems);
    expect(feed.heldCount).toBe(mostItems * 2);
    expect(resumed(feed).items).toHaveLength(mostItems);
  });

  it("shows what came meanwhile once it goes on, and counts it until then", () => {
    const before = paused(withRecords(emptyFeed, records(0, 2)));
    const after = withRecords(before, records(2, 3));
    expect(keys(after.items)).toEqual([1, 0]);
    expect(after.heldCount).toBe(3);
    const on = resumed(after);
    expect(keys(on.items)).toEqual([4, 3, 2, 1, 0]);
    expect(on.held).toBeNull();
    expect(on.heldCount).toBe(0);
  });

  it("does not lose what is held when it is paused twice", () => {
    const feed = withRecords(paused(emptyFeed), records(0, 1));
    expect(paused(feed)).toBe(feed);
  });
});
