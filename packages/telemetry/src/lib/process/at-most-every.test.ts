// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atMostEvery } from "./at-most-every.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("does the first at once, and those that follow together when the time is up", () => {
  const work = vi.fn<() => void>();
  const spaced = atMostEvery(1000, work);
  spaced.ask();
  expect(work).toHaveBeenCalledTimes(1);
  for (let asked = 0; asked < 100; asked += 1) spaced.ask();
  vi.advanceTimersByTime(999);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  spaced.ask();
  expect(work).toHaveBeenCalledTimes(3);
});

it("forgets what was asked for when it is cancelled", () => {
  const work = vi.fn<() => void>();
  const spaced = atMostEvery(1000, work);
  spaced.ask();
  spaced.ask();
  spaced.cancel();
  vi.advanceTimersByTime(5000);
  expect(work).toHaveBeenCalledTimes(1);
});
