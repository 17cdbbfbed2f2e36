// SPDX-License-Identifier: Apache-2.0
import { context, trace, TraceFlags } from "@opentelemetry/api";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type Sampler,
} from "@opentelemetry/sdk-trace-base";
import type { TurnspanRecord } from "@turnspan/records";
import type { TelemetryConfig } from "../../config/telemetry-config.js";
import { createTraceDecisions, type Decision } from "../../sampling/trace-decisions.js";

/** What a conversation's root span hangs on, as far as the sampler cares. */
export type SamplingParent =
  /** No parent. */
  | { kind: "none" }
  /** A parent whose own decision is known. */
  | { kind: "known"; sampled: boolean };

/** Decides once per trace, for our spans and for the app's own spans in the same trace. */
export interface ConversationSampling {
  /** The decision for a record's trace, once this record is known. */
  take(record: TurnspanRecord, parent: SamplingParent): Decision;
  /** The decision so far; `null` for a trace in which nothing of ours has been written. */
  of(traceId: string): Decision | null;
  /** Whether a trace is exported, as far as is known now. One in which nothing of ours has been written is asked the sampler. */
  isSampled(traceId: string): boolean;
  /** Ends an open trace: it is not kept. */
  giveUp(traceId: string): void;
  /** Told when an open trace is decided. */
  onDecided(listener: (traceId: string, decision: "kept" | "dropped") => void): void;
  /** The sampler of the app's own spans: it follows a conversation's decision where there is one. */
  readonly sampler: Sampler;
}

/** Makes the sampling of one process from its configuration. */
export function createConversationSampling(
  config: Pick<TelemetryConfig, "sampler" | "samplerRatio" | "keep">,
): ConversationSampling {
  const standard = createSampler(config);
  let listener: (traceId: string, decision: "kept" | "dropped") => void = () => undefined;
  const decisions = createTraceDecisions({
    rules: config.keep,
    onDecided: (traceId, decision) => listener(traceId, decision),
  });
  const isSampledAtHead = (traceId: string, parent: SamplingParent) => {
    const { decision } = standard.shouldSample(parentContext(traceId, parent), traceId, "", 0, {}, []);
    return decision === SamplingDecision.RECORD_AND_SAMPLED;
  };
  return {
    take: (record, parent) => decisions.take(record, () => isSampledAtHead(record.trace_id, parent)),
    of: decisions.of,
    isSampled(traceId) {
      const decision = decisions.of(traceId);
      return decision === null ? isSampledAtHead(traceId, { kind: "none" }) : decision === "kept";
    },
    giveUp: decisions.giveUp,
    onDecided: (told) => void (listener = told),
    sampler: new ConversationSampler(standard, decisions.of),
  };
}

class ConversationSampler implements Sampler {
  readonly #standard: Sampler;
  readonly #decisionOf: (traceId: string) => Decision | null;

  constructor(standard: Sampler, decisionOf: (traceId: string) => Decision | null) {
    this.#standard = standard;
    this.#decisionOf = decisionOf;
  }

  shouldSample(...[parent, traceId, ...rest]: Parameters<Sampler["shouldSample"]>) {
    switch (this.#decisionOf(traceId)) {
      case null:
        return this.#standard.shouldSample(parent, traceId, ...rest);
      case "kept":
        return { decision: SamplingDecision.RECORD_AND_SAMPLED };
      case "dropped":
        return { decision: SamplingDecision.NOT_RECORD };
      case "open":
        // Recorded, in case it is kept; services that are called meanwhile are told what holds so far.
        return { decision: SamplingDecision.RECORD };
    }
  }

  toString(): string {
    return `Conversation{${String(this.#standard)}}`;
  }
}

function createSampler({ sampler, samplerRatio }: Pick<TelemetryConfig, "sampler" | "samplerRatio">): Sampler {
  switch (sampler) {
    case "always_on":
      return new AlwaysOnSampler();
    case "always_off":
      return new AlwaysOffSampler();
    case "traceidratio":
      return new TraceIdRatioBasedSampler(samplerRatio);
    case "parentbased_always_on":
      return new ParentBasedSampler({ root: new AlwaysOnSampler() });
    case "parentbased_always_off":
      return new ParentBasedSampler({ root: new AlwaysOffSampler() });
    case "parentbased_traceidratio":
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(samplerRatio) });
  }
}

function parentContext(traceId: string, parent: SamplingParent) {
  switch (parent.kind) {
    case "none":
      return trace.deleteSpan(context.active());
    case "known":
      return trace.setSpanContext(context.active(), {
        traceId,
        spanId: "0000000000000001",
        traceFlags: parent.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
      });
  }
}
