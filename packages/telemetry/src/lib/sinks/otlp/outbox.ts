// SPDX-License-Identifier: Apache-2.0
import type { SendResult } from "./send-result.js";

/** Something to send: a request body and how many spans or points it holds. */
export interface Batch {
  readonly body: Uint8Array;
  readonly items: number;
}

/** Batches on their way out: one at a time, in order, bounded, tried again while it makes sense. */
export interface Outbox {
  add(batch: Batch): void;
  /** Resolves when nothing waits any more, or as soon as an attempt fails. Never rejects. */
  drain(): Promise<void>;
  /** True if something waits or is under way. */
  readonly busy: boolean;
  /** Gives up what waits, counts it, and stops the timer. */
  close(): void;
}

interface OutboxOptions {
  /** Must not reject. */
  readonly send: (batch: Batch) => Promise<SendResult>;
  /** Most items that wait; the oldest batches are dropped. */
  readonly maxItems: number;
  readonly onDropped: (items: number) => void;
}

type State =
  | { kind: "idle" }
  | { kind: "sending"; done: Promise<void> }
  | { kind: "waiting"; timer: NodeJS.Timeout }
  | { kind: "closed" };

const firstDelayMs = 1000;
const maxDelayMs = 30_000;

/** Makes an outbox. Its timer never keeps the process alive. */
export function createOutbox({ send, maxItems, onDropped }: OutboxOptions): Outbox {
  const waiting: Batch[] = [];
  let waitingItems = 0;
  let delayMs = firstDelayMs;
  let state: State = { kind: "idle" };

  const dropOldest = () => {
    const oldest = waiting.shift();
    if (oldest === undefined) return;
    waitingItems -= oldest.items;
    onDropped(oldest.items);
  };

  const keep = (batch: Batch, where: "first" | "last") => {
    if (where === "first") waiting.unshift(batch);
    else waiting.push(batch);
    waitingItems += batch.items;
    while (waitingItems > maxItems && waiting.length > 1) dropOldest();
  };

  const start = () => {
    if (state.kind === "sending" || state.kind === "closed") return;
    if (state.kind === "waiting") clearTimeout(state.timer);
    const done = sendWaiting().then((next) => {
      if (state.kind === "sending") state = next;
      else close();
    });
    state = { kind: "sending", done };
  };

  const close = () => {
    if (state.kind === "waiting") clearTimeout(state.timer);
    state = { kind: "closed" };
    while (waiting.length > 0) dropOldest();
  };

  const sendWaiting = async (): Promise<State> => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      waitingItems -= batch.items;
      const result = await send(batch);
      switch (result.kind) {
        case "sent":
          delayMs = firstDelayMs;
          break;
        case "failed":
          onDropped(batch.items);
          break;
        case "retry": {
          keep(batch, "first");
          if (state.kind === "closed") return state;
          const timer = setTimeout(start, Math.min(result.retryAfterMs ?? delayMs, maxDelayMs));
          timer.unref();
          delayMs = Math.min(delayMs * 2, maxDelayMs);
          return { kind: "waiting", timer };
        }
      }
    }
    return { kind: "idle" };
  };

  return {
    add(batch) {
      if (state.kind === "closed") return onDropped(batch.items);
      keep(batch, "last");
      if (state.kind === "idle") start();
    },
    async drain() {
      if (waiting.length > 0) start();
      if (state.kind === "sending") await state.done;
    },
    get busy() {
      return waiting.length > 0 || state.kind === "sending";
    },
    close,
  };
}
