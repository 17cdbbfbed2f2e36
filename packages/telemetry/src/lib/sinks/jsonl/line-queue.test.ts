// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createLineQueue } from "./line-queue.js";

function setUp({ maxWaiting = 3, maxWaitingBytes = 1000 } = {}) {
  const disk = { full: false, lines: [] as string[], attempts: 0 };
  const clock = { nowMs: 0 };
  const counts = { retries: 0, dropped: 0 };
  const queue = createLineQueue({
    file: {
      append(line) {
        disk.attempts++;
        if (disk.full) return { kind: "retry", error: new Error("full") };
        disk.lines.push(line.toString());
        return { kind: "sent" };
      },
      close: () => undefined,
    },
    now: () => clock.nowMs,
    onRetry: () => counts.retries++,
    onDropped: () => counts.dropped++,
    maxWaiting,
    maxWaitingBytes,
    retryAfterMs: 5000,
  });
  const push = (...lines: string[]) => lines.forEach((line) => queue.push(Buffer.from(line)));
  return { disk, clock, counts, queue, push };
}

describe("line queue", () => {
  it("writes at once while the disk takes lines", () => {
    const { disk, push } = setUp();
    push("a", "b");
    expect(disk.lines).toEqual(["a", "b"]);
  });

  it("lets lines wait while the disk does not, tries again after 5 s, and keeps their order", () => {
    const { disk, clock, counts, push } = setUp();
    disk.full = true;
    push("a", "b");
    expect(disk.attempts).toBe(1);
    disk.full = false;
    clock.nowMs = 4999;
    push("c");
    expect(disk.lines).toEqual([]);
    clock.nowMs = 5000;
    push("d");
    expect(disk.lines).toEqual(["a", "b", "c", "d"]);
    expect(counts).toEqual({ retries: 1, dropped: 0 });
  });

  it("drops the oldest lines beyond its bounds, by number and by bytes, and counts them", () => {
    const few = setUp({ maxWaiting: 2 });
    few.disk.full = true;
    few.push("a", "b", "c", "d");
    expect(few.counts.dropped).toBe(2);
    few.disk.full = false;
    few.queue.retryNow();
    expect(few.disk.lines).toEqual(["c", "d"]);

    const small = setUp({ maxWaitingBytes: 10 });
    small.disk.full = true;
    small.push("aaaaaa", "bbbbbb");
    expect(small.counts.dropped).toBe(1);
  });

  it("does not wait for hours after the clock was set back", () => {
    const { disk, clock, push } = setUp();
    clock.nowMs = 3_600_000;
    disk.full = true;
    push("a");
    disk.full = false;
    clock.nowMs = 0;
    push("b");
    expect(disk.lines).toEqual(["a", "b"]);
  });

  it("counts what is still waiting when it closes", () => {
    const { disk, counts, queue, push } = setUp();
    disk.full = true;
    push("a", "b");
    queue.close();
    expect(counts.dropped).toBe(2);
  });
});
