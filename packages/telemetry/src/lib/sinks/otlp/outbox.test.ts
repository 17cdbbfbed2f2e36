// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOutbox } from "./outbox.js";
import type { SendResult } from "./send-result.js";

const sent: SendResult = { kind: "sent", rejected: 0 };
const refused: SendResult = { kind: "retry", reason: { kind: "network", code: "ECONNREFUSED" }, retryAfterMs: null };
const forbidden: SendResult = { kind: "failed", reason: { kind: "status", status: 403 } };

function setUp(maxItems = 10) {
  const state = { answer: sent as SendResult | Promise<SendResult>, bodies: [] as number[], dropped: 0 };
  const outbox = createOutbox({
    send: async ({ body }) => {
      state.bodies.push(body[0] ?? -1);
      return state.answer;
    },
    maxItems,
    onDropped: (items) => (state.dropped += items),
  });
  const add = (id: number, items = 1) => outbox.add({ body: Uint8Array.of(id), items });
  return { state, outbox, add };
}

describe("outbox", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends in order, one at a time", async () => {
    const { state, outbox, add } = setUp();
    let answer: (result: SendResult) => void = () => undefined;
    state.answer = new Promise((resolve) => (answer = resolve));
    add(1);
    add(2);
    expect(state.bodies).toEqual([1]);
    answer(sent);
    await outbox.drain();
    expect(state.bodies).toEqual([1, 2]);
    expect(outbox.busy).toBe(false);
  });

  it("tries again after 1 s, then 2 s, and goes on in order", async () => {
    const { state, outbox, add } = setUp();
    state.answer = refused;
    add(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(state.bodies).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.bodies).toEqual([1, 1]);
    add(2);
    state.answer = sent;
    await vi.advanceTimersByTimeAsync(2000);
    expect(state.bodies).toEqual([1, 1, 1, 2]);
    expect(state.dropped).toBe(0);
    expect(outbox.busy).toBe(false);
  });

  it("waits as long as the receiver asks for, 30 s at most", async () => {
    const { state, add } = setUp();
    state.answer = { ...refused, retryAfterMs: 5000 };
    add(1);
    await vi.advanceTimersByTimeAsync(4999);
    expect(state.bodies).toHaveLength(1);
    state.answer = { ...refused, retryAfterMs: 3_600_000 };
    await vi.advanceTimersByTimeAsync(1);
    expect(state.bodies).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(state.bodies).toHaveLength(3);
  });

  it("drops what will never pass, and goes on", async () => {
    const { state, outbox, add } = setUp();
    state.answer = forbidden;
    add(1, 5);
    await outbox.drain();
    expect(state.dropped).toBe(5);
    state.answer = sent;
    add(2);
    await outbox.drain();
    expect(state.bodies).toEqual([1, 2]);
  });

  it("drops the oldest batches beyond its bound, and counts their items", async () => {
    const { state, outbox, add } = setUp(10);
    state.answer = refused;
    for (let id = 1; id <= 5; id++) add(id, 4);
    await outbox.drain();
    expect(state.dropped).toBe(12);
    state.answer = sent;
    state.bodies.length = 0;
    await outbox.drain();
    expect(state.bodies).toEqual([4, 5]);
  });

  it("ends a drain at the first failed attempt", async () => {
    const { state, outbox, add } = setUp();
    state.answer = refused;
    add(1);
    add(2);
    await outbox.drain();
    expect(state.bodies).toEqual([1]);
    await outbox.drain();
    expect(state.bodies).toEqual([1, 1]);
  });

  it("gives up what waits when it closes, also what comes back later", async () => {
    const { state, outbox, add } = setUp();
    let answer: (result: SendResult) => void = () => undefined;
    state.answer = new Promise((resolve) => (answer = resolve));
    add(1, 2);
    add(2, 3);
    outbox.close();
    expect(state.dropped).toBe(3);
    answer(refused);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.dropped).toBe(5);
    add(3, 1);
    expect(state.dropped).toBe(6);
    expect(state.bodies).toEqual([1]);
  });
});
