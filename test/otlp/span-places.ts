// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "@turnspan/store";
import type { CollectedSpan } from "../collector/read-collected.js";

/** A span's place in the tree. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for a root. */
  readonly parentSpanId: string;
}

/** Where the spans of a conversation's records belong, by span id. */
export function placesOfRecords({ run, turns, calls }: Conversation): SpanPlace[] {
  const records = [run, ...turns, ...calls].map((record) => ({
    traceId: record.trace_id,
    spanId: record.span_id,
    parentSpanId: record.parent_span_id ?? "",
  }));
  const tools = turns.flatMap((turn) =>
    turn.tools.map((tool) => ({ traceId: turn.trace_id, spanId: tool.span_id, parentSpanId: turn.span_id })),
  );
  return [...records, ...tools].toSorted(bySpanId);
}

/** Where the collected spans with these ids are, by span id; a span that came twice is there twice. */
export function placesOfSpans(spans: readonly CollectedSpan[], spanIds: ReadonlySet<string>): SpanPlace[] {
  return spans
    .filter(({ spanId }) => spanIds.has(spanId))
    .map(({ traceId, spanId, parentSpanId }) => ({ traceId, spanId, parentSpanId }))
    .toSorted(bySpanId);
}

function bySpanId(a: SpanPlace, b: SpanPlace): number {
  return a.spanId.localeCompare(b.spanId);
}
