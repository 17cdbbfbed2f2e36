// SPDX-License-Identifier: Apache-2.0
import type { Claim } from "../../spool/spool-files.js";

/** Something to send: a request body and how many spans, log records or collections of metrics it holds. */
export interface Batch {
  readonly body: Uint8Array;
  readonly items: number;
}

/** What an attempt leaves to do. */
export type Attempt =
  /** Nothing: it has arrived, or is given up and counted. */
  | { kind: "over" }
  /** It may pass later. */
  | { kind: "later" }
  /** It may pass in these pieces. */
  | { kind: "split"; parts: readonly Batch[] };

/** Batches on their way out, for the first time: one attempt each, in order. What fails is kept elsewhere. */
export interface Outbox {
  /** What comes after `close()` is ignored: the SDK exports once more when it shuts down. */
  add(batch: Batch): void;
  /** Resolves when nothing waits or is under way here any more. Never rejects. */
  drain(): Promise<void>;
  /** Keeps what waits, and a copy of what is under way: this process may not live to see how it ends. */
  park(): void;
  /** Keeps all that is here, at once, and takes no batch and no answer any more. */
  close(): void;
}

interface OutboxOptions<B extends Batch> {
  /** Prepares a batch to be sent or kept. */
  readonly admit: (batch: Batch) => B;
  /** One attempt. Must not reject. */
  readonly send: (batch: B) => Promise<Attempt>;
  /** Takes a batch that is to be sent later. */
  readonly keep: (batch: B) => void;
  /** Keeps a copy on disk; `null` if there is none. */
  readonly keepCopy: (batch: B) => Claim | null;
  /** Most items that wait here; beyond it the oldest batches are kept for later. */
  readonly maxItems: number;
}

type State<B> =
  | { kind: "idle" }
  | { kind: "sending"; batch: B; copy: Claim | null; done: Promise<void> }
  | { kind: "closed" };

/** Makes an outbox. It has no timer: nothing of it keeps the process alive. */
export function createOutbox<B extends Batch>({ admit, send, keep, keepCopy, maxItems }: OutboxOptions<B>): Outbox {
  const waiting: B[] = [];
  let waitingItems = 0;
  let state: State<B> = { kind: "idle" };

  const takeOldest = (): B | undefined => {
    const oldest = waiting.shift();
    waitingItems -= oldest?.items ?? 0;
    return oldest;
  };
  const keepAll = () => {
    for (let batch = takeOldest(); batch !== undefined; batch = takeOldest()) keep(batch);
  };
  const put = (batch: Batch, where: "push" | "unshift") => {
    waiting[where](admit(batch));
    waitingItems += batch.items;
  };

  const sendNext = () => {
    const batch = takeOldest();
    if (batch === undefined) {
      state = { kind: "idle" };
      return;
    }
    const done = send(batch).then((attempt) => {
      if (state.kind !== "sending") return;
      settle(batch, state.copy, attempt);
      sendNext();
    });
    state = { kind: "sending", batch, copy: null, done };
  };

  const settle = (batch: B, copy: Claim | null, attempt: Attempt) => {
    switch (attempt.kind) {
      case "over":
        void copy?.remove();
        break;
      case "later":
        if (copy === null) keep(batch);
        else void copy.release();
        break;
      case "split":
        void copy?.remove();
        for (const part of attempt.parts.toReversed()) put(part, "unshift");
        break;
    }
  };

  return {
    add(batch) {
      if (state.kind === "closed") return;
      put(batch, "push");
      while (waitingItems > maxItems && waiting.length > 1) {
        const oldest = takeOldest();
        if (oldest !== undefined) keep(oldest);
      }
      if (state.kind === "idle") sendNext();
    },
    async drain() {
      while (state.kind === "sending") await state.done;
    },
    park() {
      keepAll();
      if (state.kind === "sending") state.copy ??= keepCopy(state.batch);
    },
    close() {
      if (state.kind === "sending") {
        if (state.copy === null) keep(state.batch);
        else state.copy.releaseNow();
      }
      state = { kind: "closed" };
      keepAll();
    },
  };
}
