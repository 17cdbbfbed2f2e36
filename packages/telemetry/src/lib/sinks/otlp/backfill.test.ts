// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Claim } from "../../spool/spool-files.js";
import { createBackfill } from "./backfill.js";

function setUp() {
  const state = { waiting: [] as number[], sent: [] as number[], attempts: 0, refuses: false, waitMs: 0 };
  const backfill = createBackfill({
    next: async () => (state.waiting.length === 0 ? null : ({} as Claim)),
    async deliver() {
      state.attempts++;
      if (state.refuses) return false;
      state.sent.push(state.waiting.shift() ?? -1);
      return true;
    },
    waitMs: () => state.waitMs,
  });
  return { state, backfill };
}

describe("backfill", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("begins a second after something was kept, and sends all of it in order", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1, 2, 3];
    backfill.expect();
    await vi.advanceTimersByTimeAsync(999);
    expect(state.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.sent).toEqual([1, 2, 3]);
  });

  it("tries again after 1, 2, 4 s, up to 30, while the receiver refuses", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1];
    state.refuses = true;
    backfill.expect();
    for (const [index, delayMs] of [1000, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(state.attempts).toBe(index);
      await vi.advanceTimersByTimeAsync(1);
      expect(state.attempts).toBe(index + 1);
    }
  });

  it("waits as long as the gate is shut", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1];
    state.waitMs = 60_000;
    backfill.expect();
    state.waitMs = 0;
    await vi.advanceTimersByTimeAsync(59_000);
    expect(state.attempts).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.sent).toEqual([1]);
  });

  it("goes at once when the receiver is known to take batches again", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1];
    backfill.expect();
    backfill.hurry();
    await vi.advanceTimersByTimeAsync(1);
    expect(state.sent).toEqual([1]);
  });

  it("forgets nothing that is kept while it looks for the last time", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1];
    backfill.expect();
    await vi.advanceTimersByTimeAsync(1001);
    expect(state.sent).toEqual([1]);
    // It pauses before it looks again.
    backfill.expect();
    await vi.advanceTimersByTimeAsync(100);
    state.waiting = [2];
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.sent).toEqual([1, 2]);
  });

  it("rests when it is told to, as soon as the batch under way has arrived, and goes on a second later", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1, 2, 3];
    backfill.expect();
    await vi.advanceTimersByTimeAsync(1001);
    let isResting = false;
    void backfill.rest().then(() => (isResting = true));
    await vi.advanceTimersByTimeAsync(100);
    expect(isResting).toBe(true);
    expect(state.sent).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1100);
    expect(state.sent).toEqual([1, 2, 3]);
  });

  it("begins nothing after it was closed", async () => {
    const { state, backfill } = setUp();
    state.waiting = [1];
    backfill.expect();
    backfill.close();
    backfill.expect();
    backfill.hurry();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(state.attempts).toBe(0);
  });
});
