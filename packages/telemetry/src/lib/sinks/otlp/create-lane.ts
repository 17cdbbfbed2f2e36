// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../../guard/problem.js";
import { destinationKey } from "../../spool/batch-name.js";
import type { Spool } from "../../spool/create-spool.js";
import { deliverClaim } from "../../spool/deliver-claim.js";
import type { KeptBatch } from "../../spool/memory-store.js";
import type { Signal } from "../../spool/signal.js";
import type { Claim } from "../../spool/spool-files.js";
import { splitPayload } from "../../spool/split-payload.js";
import type { SelfCounts } from "../metrics/self-counts.js";
import { createBackfill } from "./backfill.js";
import { describeFailure, describeRejection } from "./describe-failure.js";
import { createGate } from "./gate.js";
import { createOutbox, type Attempt, type Outbox } from "./outbox.js";
import { packBatch, type PackedBatch } from "./packed-batch.js";
import type { OtlpSender } from "./send-otlp.js";
import type { SendResult } from "./send-result.js";

/** The way of one signal: what is new goes through the outbox, what has failed once through the backfill. */
export interface Lane {
  readonly outbox: Outbox;
  /** Lets the backfill pause for a moment, and resolves when it has nothing under way. Never rejects. */
  rest(): Promise<void>;
  close(): void;
}

interface LaneOptions {
  readonly signal: Signal;
  readonly maxItems: number;
  /** Where the signal goes; `null` if nowhere. Must not reject. */
  readonly url: () => Promise<string | null>;
  /** The same at once; `undefined` while it is not known. */
  readonly knownUrl: () => string | null | undefined;
  readonly sender: OtlpSender;
  readonly spool: Spool;
  readonly counts: SelfCounts;
  readonly report: (problem: ProblemReport) => void;
  /** How long the breaker stays open, in milliseconds; `undefined` is the gate's own default. */
  readonly shutMs: number | undefined;
}

/** A new process has other things to do first. */
const firstLookMs = 1000;

/** An attempt that could not even be made: memory is short, or something of ours is wrong. */
const notMade = (error: unknown): SendResult => ({
  kind: "retry",
  reason: { kind: "network", code: error instanceof Error ? error.name : typeof error },
  retryAfterMs: null,
});

/** Makes the lane of one signal. */
export function createLane(options: LaneOptions): Lane {
  const { signal, maxItems, url, knownUrl, sender, spool, counts, report, shutMs } = options;
  const gate = createGate({
    nowMs: () => performance.now(),
    shutMs,
    onShut: (forMs) => spool.noteShut(signal, Date.now() + forMs),
    onOpen: () => spool.noteOpen(signal),
  });

  /** One attempt through the gate, with what is to be said about it. */
  const attempt = async (target: string, compress: () => Promise<Uint8Array>) => {
    const result = await gate.pass(() =>
      compress()
        .then((payload) => sender.send(target, payload))
        .catch(notMade),
    );
    if (result.kind === "sent" && result.rejected > 0) report(describeRejection(signal, result.rejected));
    if (result.kind === "retry" || result.kind === "failed" || result.kind === "too_large") {
      counts.exportFailures++;
      report(describeFailure(signal, target, result));
    }
    return result;
  };
  const countArrived = (items: number, rejected: number) => {
    if (signal === "spans") counts.exportedSpans += Math.max(0, items - rejected);
    countLost(rejected);
  };
  // Metrics that a receiver does not take are no loss while the process lives: the next batch holds their values.
  const countLost = (items: number) => {
    if (signal !== "metrics") counts.dropped += items;
  };

  const kept = (batch: PackedBatch, target: string): KeptBatch => ({
    signal,
    items: batch.items,
    destination: destinationKey(target),
    createdAtMs: batch.createdAtMs,
    compress: batch.compressNow,
  });
  const keep = (batch: PackedBatch) => {
    const target = knownUrl();
    if (target === null) return;
    // While a collector is being looked for, nothing may be left for one that there never was.
    if (target === undefined) return countLost(batch.items);
    spool.keep(kept(batch, target));
    backfill.expect();
  };
  const keepCopy = (batch: PackedBatch): Claim | null => {
    const target = knownUrl() ?? null;
    return target === null ? null : spool.keepCopy(kept(batch, target));
  };

  const backfill = createBackfill({
    waitMs: gate.waitMs,
    async next() {
      const target = knownUrl() ?? null;
      return target === null ? null : spool.next(signal, destinationKey(target));
    },
    async deliver(claim) {
      const target = knownUrl() ?? null;
      if (target === null) return false;
      const { items, createdAtMs, writer } = claim.name;
      const delivery = await deliverClaim(claim, {
        send: (payload) => attempt(target, async () => payload),
        keepHalf: (half) => keep(packBatch(half, createdAtMs)),
      });
      // What another process has written counts there.
      if (delivery.kind === "sent" && writer === spool.writer) countArrived(items, delivery.rejected);
      if (delivery.kind === "dropped") countLost(items);
      return delivery.kind !== "left";
    },
  });

  const outbox = createOutbox<PackedBatch>({
    admit: (batch) => packBatch(batch, Date.now()),
    maxItems,
    keep,
    keepCopy,
    async send(batch) {
      const target = await url();
      if (target === null) return { kind: "over" };
      const result = await attempt(target, batch.compress);
      if (result.kind === "sent") {
        countArrived(batch.items, result.rejected);
        backfill.hurry();
      }
      if (result.kind === "failed") countLost(batch.items);
      return next(result, batch);
    },
  });
  const next = (result: SendResult | { kind: "shut" }, batch: PackedBatch): Attempt => {
    switch (result.kind) {
      case "sent":
      case "failed":
        return { kind: "over" };
      case "retry":
      case "shut":
        return { kind: "later" };
      case "too_large": {
        const parts = splitPayload(signal, batch.body);
        if (parts === null) countLost(batch.items);
        return parts === null ? { kind: "over" } : { kind: "split", parts };
      }
    }
  };

  // An earlier process may have left something.
  const look = setTimeout(() => void url().then(backfill.expect), firstLookMs);
  look.unref();
  return {
    outbox,
    rest: backfill.rest,
    close() {
      clearTimeout(look);
      backfill.close();
      outbox.close();
      spool.noteOpen(signal);
    },
  };
}
