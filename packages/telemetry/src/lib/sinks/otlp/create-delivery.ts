// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../../guard/problem.js";
import type { Spool } from "../../spool/create-spool.js";
import type { Signal } from "../../spool/signal.js";
import type { SelfCounts } from "../metrics/self-counts.js";
import { createLane, type Lane } from "./create-lane.js";
import type { Destination, MaybeKnown } from "./destination.js";
import type { Outbox } from "./outbox.js";
import type { OtlpSender } from "./send-otlp.js";

/** The way of all signals out of the process. */
export interface Delivery {
  /** The outbox of one signal, with breaker, spool, counting and reporting; to be asked for once. */
  outbox(signal: Signal, maxItems: number): Outbox;
  /** Resolves when nothing waits in any outbox, having arrived or been kept, and nothing is under way. Never rejects. */
  drain(): Promise<void>;
  /** Puts on disk, synchronously, what waits or is under way; what is under way may still arrive. */
  park(): void;
  /** Puts on disk, synchronously, what waits or is under way, and stops. */
  close(): void;
}

interface DeliveryOptions {
  /** Must not reject. */
  readonly destination: MaybeKnown;
  readonly sender: OtlpSender;
  readonly spool: Spool;
  readonly counts: SelfCounts;
  readonly report: (problem: ProblemReport) => void;
  /** How long a breaker stays open, in milliseconds. Default 60,000. */
  readonly shutMs?: number;
}

/** Makes the delivery of one process. Where a signal goes nowhere, its batches vanish without a word. */
export function createDelivery({ destination, shutMs, ...rest }: DeliveryOptions): Delivery {
  const lanes: Lane[] = [];
  let known = destination instanceof Promise ? null : destination;
  if (destination instanceof Promise) void destination.then((found) => (known = found));

  return {
    outbox(signal, maxItems) {
      const lane = createLane({
        ...rest,
        signal,
        maxItems,
        shutMs,
        url: async () => urlOf(await destination, signal),
        knownUrl: () => (known === null ? undefined : urlOf(known, signal)),
      });
      lanes.push(lane);
      return lane.outbox;
    },
    async drain() {
      await Promise.all(lanes.map(({ outbox }) => outbox.drain()));
      // A batch whose sender ends before the answer comes is sent twice.
      await Promise.all(lanes.map((lane) => lane.rest()));
    },
    park() {
      for (const { outbox } of lanes) outbox.park();
    },
    close() {
      for (const lane of lanes) lane.close();
      rest.spool.close();
    },
  };
}

function urlOf(destination: Destination, signal: Signal): string | null {
  return destination.kind === "none" ? null : destination.urls[signal];
}
