// SPDX-License-Identifier: Apache-2.0
import type { Claim } from "../../spool/spool-files.js";

/** Sends what was kept, oldest first, whenever the receiver takes it. */
export interface Backfill {
  /** Says that there is something to send; the attempt comes a moment later. */
  expect(): void;
  /** Says that the receiver takes batches again. */
  hurry(): void;
  /** Lets no further attempt begin for a moment, and resolves when the one under way is over. Never rejects. */
  rest(): Promise<void>;
  /** No attempt begins any more. */
  close(): void;
}

interface BackfillOptions {
  /** The oldest batch that waits. Must not reject. */
  readonly next: () => Promise<Claim | null>;
  /** One attempt; false if the batch waits again. Must not reject. */
  readonly deliver: (claim: Claim) => Promise<boolean>;
  /** Milliseconds until the receiver may be asked; 0 if now. */
  readonly waitMs: () => number;
}

type State =
  | { kind: "idle" }
  | { kind: "waiting"; timer: NodeJS.Timeout }
  /** `more`: something came while it was already looking. */
  | { kind: "running"; more: boolean; tired: boolean; done: Promise<void> }
  | { kind: "closed" };

const firstDelayMs = 1000;
const maxDelayMs = 30_000;
/** Between two batches, so that a backlog of hours takes no noticeable part of the processor from a call. */
const pauseMs = 20;

const pause = () => new Promise<void>((resolve) => void setTimeout(resolve, pauseMs).unref());

/** Makes the backfill of one signal. Its timers never keep the process alive. */
export function createBackfill({ next, deliver, waitMs }: BackfillOptions): Backfill {
  let state: State = { kind: "idle" };
  let delayMs = firstDelayMs;

  const wait = (atLeastMs: number) => {
    if (state.kind === "closed") return;
    if (state.kind === "waiting") clearTimeout(state.timer);
    const timer = setTimeout(run, Math.max(waitMs(), atLeastMs));
    timer.unref();
    state = { kind: "waiting", timer };
  };

  const run = () => {
    if (state.kind === "closed") return;
    const done = sendAll().then((isEmpty) => {
      if (state.kind !== "running") return;
      const { more } = state;
      state = { kind: "idle" };
      if (isEmpty && !more) return;
      wait(delayMs);
      if (!isEmpty) delayMs = Math.min(delayMs * 2, maxDelayMs);
    });
    state = { kind: "running", more: false, tired: false, done };
  };

  const mayGoOn = () => state.kind === "running" && !state.tired;

  /** True once nothing waits any more; false if the receiver does not take it, or it is to rest. */
  const sendAll = async (): Promise<boolean> => {
    // The state says "running" a moment after this has begun.
    await Promise.resolve();
    while (mayGoOn()) {
      if (waitMs() > 0) return false;
      const claim = await next();
      if (claim === null) return true;
      if (!(await deliver(claim))) return false;
      delayMs = firstDelayMs;
      if (mayGoOn()) await pause();
    }
    return false;
  };

  return {
    expect() {
      if (state.kind === "idle") wait(delayMs);
      if (state.kind === "running") state.more = true;
    },
    hurry() {
      delayMs = firstDelayMs;
      if (state.kind === "waiting") wait(0);
    },
    async rest() {
      if (state.kind === "waiting") wait(delayMs);
      if (state.kind !== "running") return;
      state.tired = true;
      await state.done;
    },
    close() {
      if (state.kind === "waiting") clearTimeout(state.timer);
      state = { kind: "closed" };
    },
  };
}
