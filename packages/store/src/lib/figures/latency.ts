// SPDX-License-Identifier: Apache-2.0
import type { Percentiles } from "./percentiles.js";

/** One segment of the caller's wait, over the turns that have an `e2e_ms`. Tools are one segment each, `tool:<name>`. */
export interface SegmentLatency extends Percentiles {
  readonly name: string;
  /** Its part of the sum of all e2e, 0 to 1. */
  readonly share: number | null;
  /**
   * Its part of the wait of slow turns, 0 to 1: sum of the segment over sum of `e2e_ms`, of the turns whose `e2e_ms` is at or above the
   * p95. The segment with the largest one is what the p95 turn pays for most.
   */
  readonly share_of_p95: number | null;
}

/** Latency of the calls of one model. */
export interface ModelLatency {
  readonly provider: string | null;
  readonly model: string | null;
  readonly kind: string;
  readonly calls: number;
  /** `latency_ms`, without streamed speech-to-text. */
  readonly latency: Percentiles;
  /** Time to first token (llm, realtime). */
  readonly ttft: Percentiles;
  /** Time to first byte of audio (tts). */
  readonly ttfb: Percentiles;
}

/** Where the caller's wait goes. */
export interface LatencyReport {
  readonly e2e: Percentiles;
  /** The figures that each turn carries, measured as LiveKit measures them; they overlap and need not sum to e2e. */
  readonly parts: {
    readonly end_of_utterance: Percentiles;
    readonly transcription: Percentiles;
    readonly llm_ttft: Percentiles;
    readonly tts_ttfb: Percentiles;
    readonly playback: Percentiles;
    readonly barge_in_stop: Percentiles;
  };
  /** Largest `share_of_p95` first. A turn without the segment is no value of it. */
  readonly segments: readonly SegmentLatency[];
  /** Name of the first of `segments`; null if no turn has an e2e. */
  readonly costliest_segment: string | null;
  /** Most calls first. */
  readonly models: readonly ModelLatency[];
}

/** How a latency is spread: turns counted in bins of equal width. */
export interface Distribution {
  /** `e2e`, or the name of a segment. */
  readonly of: string;
  readonly figures: Percentiles;
  /** Ascending, without gaps. The last bin takes everything from its start on, so that outliers don't flatten the rest. */
  readonly bins: readonly { readonly from_ms: number; readonly to_ms: number | null; readonly turns: number }[];
}

/** A turn in a list of slow ones. */
export interface SlowTurn {
  readonly conversation_id: string;
  readonly turn_id: string;
  readonly turn_index: number;
  readonly agent_name: string | null;
  readonly started_at: string;
  readonly e2e_ms: number;
  readonly residual_ms: number | null;
  readonly segments: readonly { readonly name: string; readonly ms: number }[];
}
