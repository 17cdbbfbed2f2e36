// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gather } from "./gather.js";

describe("what is gathered", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const setUp = () => {
    const done: number[] = [];
    return { done, gathering: gather<number>({ withinMs: 50, most: 3, work: (item) => done.push(item) }) };
  };

  it("is worked on in its order, at the latest so long after the first of it came", () => {
    const { done, gathering } = setUp();
    gathering.add(1);
    vi.advanceTimersByTime(49);
    gathering.add(2);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual([1, 2]);
    gathering.add(3);
    vi.advanceTimersByTime(50);
    expect(done).toEqual([1, 2, 3]);
  });

  it("never grows beyond its bound: what is one too many has the oldest worked on, and no others", () => {
    const { done, gathering } = setUp();
    for (let item = 1; item <= 7; item++) gathering.add(item);
    expect(done).toEqual([1, 2, 3, 4]);
    gathering.finish();
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
    vi.advanceTimersByTime(1000);
    expect(done).toHaveLength(7);
  });

  it("is worked on as it comes where nothing may wait", () => {
    const done: number[] = [];
    const gathering = gather<number>({ withinMs: 50, most: 0, work: (item) => done.push(item) });
    gathering.add(1);
    gathering.add(2);
    expect(done).toEqual([1, 2]);
  });

  it("may be added to by the work itself", () => {
    const done: number[] = [];
    const gathering = gather<number>({
      withinMs: 50,
      most: 3,
      work(item) {
        done.push(item);
        if (item === 1) gathering.add(4);
      },
    });
    for (const item of [1, 2, 3]) gathering.add(item);
    vi.advanceTimersByTime(50);
    expect(done).toEqual([1, 2, 3]);
    vi.advanceTimersByTime(50);
    expect(done).toEqual([1, 2, 3, 4]);
  });
});
