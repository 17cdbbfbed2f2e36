// SPDX-License-Identifier: Apache-2.0
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import type { TurnspanRecord } from "@turnspan/records";
import { callSpan } from "./call-span.js";
import type { ProjectionContext } from "./projection.js";
import { runSpan } from "./run-span.js";
import { turnSpans } from "./turn-spans.js";

/** The spans that a record becomes. Pure: the same record makes the same spans, live or from a file. */
export function spansOf(record: TurnspanRecord, context: ProjectionContext): ReadableSpan[] {
  switch (record.type) {
    case "call":
      return [callSpan(record, context)].filter((span) => span !== null);
    case "turn":
      return turnSpans(record, context);
    case "workflow_run":
      return [runSpan(record, context)].filter((span) => span !== null);
  }
}
