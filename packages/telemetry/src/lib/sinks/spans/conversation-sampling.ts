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
import type { TelemetryConfig } from "../../config/telemetry-config.js";
import { BoundedMap } from "./bounded-map.js";

/** What a conversation's root span hangs on, as far as the sampler cares. */
export type SamplingParent =
  /** No parent. */
  | { kind: "none" }
  /** A parent whose own decision is known. */
  | { kind: "known"; sampled: boolean };

/** Decides once per trace, for our spans and for the app's own spans in the same trace. */
export interface ConversationSampling {
  /** The decision for a trace; the first one made holds. */
  isSampled(traceId: string, parent: SamplingParent): boolean;
  /** The sampler of the app's own spans: it follows a conversation's decision where there is one. */
  readonly sampler: Sampler;
}

/** Traces whose decision is remembered; an older one is decided again, by its id alone. */
const maxTraces = 10_000;

/** Makes the sampling of one process from its configuration. */
export function createConversationSampling(
  config: Pick<TelemetryConfig, "sampler" | "samplerRatio">,
): ConversationSampling {
  const standard = createSampler(config);
  const decisions = new BoundedMap<boolean>(maxTraces);
  return {
    isSampled(traceId, parent) {
      const known = decisions.get(traceId);
      if (known !== undefined) return known;
      const { decision } = standard.shouldSample(parentContext(traceId, parent), traceId, "", 0, {}, []);
      const sampled = decision === SamplingDecision.RECORD_AND_SAMPLED;
      decisions.set(traceId, sampled);
      return sampled;
    },
    sampler: new ConversationSampler(standard, decisions),
  };
}

class ConversationSampler implements Sampler {
  readonly #standard: Sampler;
  readonly #decisions: BoundedMap<boolean>;

  constructor(standard: Sampler, decisions: BoundedMap<boolean>) {
    this.#standard = standard;
    this.#decisions = decisions;
  }

  shouldSample(...[parent, traceId, ...rest]: Parameters<Sampler["shouldSample"]>) {
    const known = this.#decisions.get(traceId);
    if (known === undefined) return this.#standard.shouldSample(parent, traceId, ...rest);
    return { decision: known ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD };
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
