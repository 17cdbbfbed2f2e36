// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../../guard/problem.js";
import type { SelfCounts } from "../metrics/self-counts.js";
import { describeFailure } from "./describe-failure.js";
import type { Destination } from "./destination.js";
import { createOutbox, type Batch, type Outbox } from "./outbox.js";
import type { OtlpSender } from "./send-otlp.js";
import type { SendResult } from "./send-result.js";

/** What is exported. */
export type Signal = "spans" | "metrics" | "logs";

interface SignalOutboxOptions {
  readonly destination: Promise<Destination>;
  readonly sender: OtlpSender;
  readonly counts: SelfCounts;
  readonly report: (problem: ProblemReport) => void;
}

/**
 * The outbox of one signal: it waits for the destination to be known, sends there, and counts and reports what does
 * not pass. Where that signal goes nowhere, batches vanish without a word.
 */
export function createSignalOutbox(
  signal: Signal,
  maxItems: number,
  { destination, sender, counts, report }: SignalOutboxOptions,
): Outbox {
  const send = async ({ body, items }: Batch): Promise<SendResult> => {
    const url = urlOf(await destination, signal);
    if (url === null) return { kind: "sent", rejected: 0 };
    const result = await sender.send(url, body);
    switch (result.kind) {
      case "sent":
        if (signal === "spans") counts.exportedSpans += Math.max(0, items - result.rejected);
        if (result.rejected > 0) {
          countDropped(result.rejected);
          report(rejection(signal, result.rejected));
        }
        break;
      case "retry":
      case "failed":
        counts.exportFailures++;
        report(describeFailure(signal, url, result.reason));
        break;
    }
    return result;
  };
  // A batch of metrics that is given up is no loss: the next one holds its values.
  const countDropped = (items: number) => {
    if (signal !== "metrics") counts.dropped += items;
  };
  return createOutbox({ send, maxItems, onDropped: countDropped });
}

function urlOf(destination: Destination, signal: Signal): string | null {
  if (destination.kind === "none") return null;
  switch (signal) {
    case "spans":
      return destination.tracesUrl;
    case "metrics":
      return destination.metricsUrl;
    case "logs":
      return destination.logsUrl;
  }
}

function rejection(signal: Signal, rejected: number): ProblemReport {
  return {
    code: `export_${signal}_rejected`,
    message: `The receiver took an export of ${signal} in part: ${rejected} refused.`,
    fix: "See the receiver's own log.",
  };
}
