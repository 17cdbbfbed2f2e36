// SPDX-License-Identifier: Apache-2.0
import { context, trace, TraceFlags } from "@opentelemetry/api";
import type { InstrumentationScope } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import type { SpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { TurnspanRecord } from "@turnspan/records";
import type { TelemetryConfig } from "../../config/telemetry-config.js";
import { BoundedMap } from "../../sampling/bounded-map.js";
import type { ConversationSampling, SamplingParent } from "./conversation-sampling.js";
import { spansOf } from "./spans-of.js";

/** Turns records into spans and hands them to a processor. */
export interface SpanSink {
  /** Decides whether the trace of a record is exported, by what is known once it is written. A decision stays. */
  decide(record: TurnspanRecord): void;
  /** Decides, and projects. */
  write(record: TurnspanRecord): void;
}

interface SpanSinkOptions {
  readonly config: Pick<TelemetryConfig, "attributes" | "captureContent">;
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
  readonly sampling: Pick<ConversationSampling, "take">;
  readonly processor: Pick<SpanProcessor, "onEnd">;
}

interface RunFacts {
  readonly jobId: string | null;
  readonly roomName: string | null;
}

/** Runs whose job and room are remembered; only the run's own lines name them. */
const maxRuns = 1000;

/** Makes the sink that projects records to spans. */
export function createSpanSink({ config, resource, scope, sampling, processor }: SpanSinkOptions): SpanSink {
  const runs = new BoundedMap<RunFacts>(maxRuns);
  const nothing: RunFacts = { jobId: null, roomName: null };
  const decide = (record: TurnspanRecord) => sampling.take(record, samplingParent(record));
  return {
    decide,
    write(record) {
      if (record.type === "workflow_run") {
        runs.set(record.run_id, { jobId: record.job_id, roomName: record.room_name });
      }
      if (decide(record) === "dropped") return;
      const facts = (record.run_id === null ? undefined : runs.get(record.run_id)) ?? nothing;
      const projection = {
        resource,
        scope,
        ...facts,
        llmAttributes: config.attributes === "llm",
        content: config.captureContent === "all",
      };
      for (const span of spansOf(record, projection)) processor.onEnd(span);
    },
  };
}

/**
 * Records do not hold the parent's decision, but a run's first line is written while its parent is the active span.
 * A parent that is not active counts as sampled, as a parent from elsewhere does unless it says otherwise.
 */
function samplingParent(record: TurnspanRecord): SamplingParent {
  if (record.type !== "workflow_run" || record.parent_span_id === null) return { kind: "none" };
  const active = trace.getSpanContext(context.active());
  const sampled =
    active?.traceId === record.trace_id ? (active.traceFlags & TraceFlags.SAMPLED) === TraceFlags.SAMPLED : true;
  return { kind: "known", sampled };
}
