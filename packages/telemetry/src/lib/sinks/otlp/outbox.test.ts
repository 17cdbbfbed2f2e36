// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createOutbox, type Attempt, type Batch } from "./outbox.js";

const over: Attempt = { kind: "over" };
const later: Attempt = { kind: "later" };

function setUp(maxItems = 10) {
  const state = { answer: over as Attempt | Promise<Attempt>, sent: [] as number[], kept: [] as number[] };
  const copies: { id: number; fate: string }[] = [];
  const idOf = ({ body }: Batch) => body[0] ?? -1;
  const outbox = createOutbox<Batch>({
    admit: (batch) => batch,
    async send(batch) {
      state.sent.push(idOf(batch));
      return state.answer;
    },
    keep: (batch) => state.kept.push(idOf(batch)),
    keepCopy(batch) {
      const copy = { id: idOf(batch), fate: "held" };
      copies.push(copy);
      return {
        name: {} as never,
        read: async () => batch.body,
        remove: async () => void (copy.fate = "removed"),
        release: async () => void (copy.fate = "released"),
        releaseNow: () => void (copy.fate = "released at once"),
      };
    },
    maxItems,
  });
  const add = (id: number, items = 1) => outbox.add({ body: Uint8Array.of(id), items });
  const hang = () => {
    let answer: (attempt: Attempt) => void = () => undefined;
    state.answer = new Promise((resolve) => (answer = resolve));
    return (attempt: Attempt) => answer(attempt);
  };
  return { state, copies, outbox, add, hang };
}

describe("outbox", () => {
  it("sends in order, one at a time", async () => {
    const { state, outbox, add, hang } = setUp();
    const answer = hang();
    add(1);
    add(2);
    expect(state.sent).toEqual([1]);
    answer(over);
    await outbox.drain();
    expect(state.sent).toEqual([1, 2]);
    expect(state.kept).toEqual([]);
  });

  it("tries each batch once and keeps what fails, in order", async () => {
    const { state, outbox, add } = setUp();
    state.answer = later;
    add(1);
    add(2);
    await outbox.drain();
    expect(state.sent).toEqual([1, 2]);
    expect(state.kept).toEqual([1, 2]);
  });

  it("sends the pieces of what was too large next, before what came later", async () => {
    const { state, outbox, add, hang } = setUp();
    const answer = hang();
    add(1);
    add(2);
    state.answer = over;
    answer({ kind: "split", parts: [11, 12].map((id) => ({ body: Uint8Array.of(id), items: 1 })) });
    await outbox.drain();
    expect(state.sent).toEqual([1, 11, 12, 2]);
  });

  it("keeps the oldest of what waits beyond its bound, and drops nothing", async () => {
    const { state, outbox, add, hang } = setUp(10);
    const answer = hang();
    for (let id = 1; id <= 5; id++) add(id, 4);
    expect(state.kept).toEqual([2, 3]);
    answer(over);
    await outbox.drain();
    expect(state.sent).toEqual([1, 4, 5]);
  });

  it("parks what waits, and a copy of what is under way, once", async () => {
    const { state, copies, outbox, add, hang } = setUp();
    hang();
    add(1);
    add(2);
    outbox.park();
    outbox.park();
    expect(state.kept).toEqual([2]);
    expect(copies).toEqual([{ id: 1, fate: "held" }]);
  });

  it.each([
    { attempt: over, fate: "removed" },
    { attempt: later, fate: "released" },
  ])("has the copy $fate when what was under way is $attempt.kind", async ({ attempt, fate }) => {
    const { state, copies, outbox, add, hang } = setUp();
    const answer = hang();
    add(1);
    outbox.park();
    answer(attempt);
    await outbox.drain();
    expect(copies).toEqual([{ id: 1, fate }]);
    expect(state.kept).toEqual([]);
  });

  it("keeps all when it closes, and takes no batch and no answer any more", async () => {
    const { state, outbox, add, hang } = setUp();
    const answer = hang();
    add(1);
    add(2);
    outbox.close();
    add(3);
    expect(state.kept).toEqual([1, 2]);
    answer(later);
    await outbox.drain();
    expect(state.kept).toEqual([1, 2]);
    expect(state.sent).toEqual([1]);
  });

  it("lets go of the copy of what is under way when it closes", () => {
    const { state, copies, outbox, add, hang } = setUp();
    hang();
    add(1);
    outbox.park();
    outbox.close();
    expect(copies).toEqual([{ id: 1, fate: "released at once" }]);
    expect(state.kept).toEqual([]);
  });
});
