// SPDX-License-Identifier: Apache-2.0
import { TraceFlags } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { ProblemReport } from "../../guard/problem.js";
import { createHeldItems, type HeldLimits } from "../../sampling/held-items.js";
import type { ConversationSampling } from "./conversation-sampling.js";
import { copySpan } from "./copy-span.js";

interface HoldOptions {
  readonly next: SpanProcessor;
  readonly sampling: Pick<ConversationSampling, "of" | "giveUp" | "onDecided">;
  readonly limits: HeldLimits;
  readonly report: (problem: ProblemReport) => void;
}

/** What a span weighs in memory beside its texts, roughly. */
const spanBytes = 1000;

/**
 * Lets the spans of a conversation wait that may still turn out to be one to keep. What no longer fits is decided by what
 * is known, which is that nothing has made it one: it is not exported, and the rest of it is not either.
 */
export function holdUndecided({ next, sampling, limits, report }: HoldOptions): SpanProcessor {
  const held = createHeldItems<ReadableSpan>(limits, (traceId) => {
    report({
      code: "sampling_full",
      message:
        "Too many spans waited for conversations that had not ended; the one that waited longest is not exported.",
      fix: "Nothing is lost in the files. Shorten conversations, or raise queueSize or samplerRatio.",
    });
    sampling.giveUp(traceId);
  });
  let isClosed = false;
  sampling.onDecided((traceId, decision) => {
    const spans = held.take(traceId);
    if (decision === "kept") for (const span of spans) next.onEnd(sampled(span));
  });
  return {
    onStart: (span, parent) => next.onStart(span, parent),
    onEnd(span) {
      if (isClosed) return;
      const { traceId } = span.spanContext();
      switch (sampling.of(traceId)) {
        case "open":
          held.add(traceId, span, weigh(span));
          break;
        case "dropped":
          break;
        case "kept":
          next.onEnd(sampled(span));
          break;
        case null:
          next.onEnd(span);
          break;
      }
    },
    forceFlush: () => next.forceFlush(),
    shutdown() {
      isClosed = true;
      held.clear();
      return next.shutdown();
    },
  };
}

/** A span that was recorded while its trace was open says that it is not sampled, and batching would leave it out. */
function sampled(span: ReadableSpan): ReadableSpan {
  const spanContext = span.spanContext();
  if ((spanContext.traceFlags & TraceFlags.SAMPLED) !== 0) return span;
  const marked = { ...spanContext, traceFlags: spanContext.traceFlags | TraceFlags.SAMPLED };
  return copySpan(span, { spanContext: () => marked });
}

function weigh({ attributes, events }: ReadableSpan): number {
  let bytes = spanBytes;
  for (const one of [attributes, ...events.map((event) => event.attributes ?? {})]) {
    for (const value of Object.values(one)) {
      if (typeof value === "string") bytes += value.length * 2;
      else if (Array.isArray(value)) bytes += value.reduce<number>((sum, item) => sum + String(item).length * 2, 0);
    }
  }
  return bytes;
}
