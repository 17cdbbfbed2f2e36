// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, type TurnRecord, type WorkflowRunRecord, sumUsd } from "@turnspan/records";
import { quantile } from "./quantile.js";

/** What a sum takes of a call. */
export type CallPart = Pick<
  CallRecord,
  | "kind"
  | "provider"
  | "tier"
  | "success"
  | "input_tokens"
  | "output_tokens"
  | "characters"
  | "audio_duration_ms"
  | "actual_cost"
  | "estimated_cost"
>;

/** What a sum takes of a turn. */
export interface TurnPart extends Pick<TurnRecord, "interrupted_by" | "false_interruptions"> {
  readonly latency: Pick<TurnRecord["latency"], "e2e_ms">;
  readonly tools: readonly Pick<TurnRecord["tools"][number], "success">[];
}

/** The totals of a run that has no last line, summed from what is there so far. */
export interface UnfinishedSums extends Pick<
  WorkflowRunRecord,
  | "total_input_tokens"
  | "total_output_tokens"
  | "total_characters"
  | "total_audio_ms"
  | "total_cost"
  | "cost_by_kind"
  | "unpriced_calls"
  | "providers_used"
  | "tiers_used"
  | "turns"
  | "turn_latency"
  | "errors"
> {
  readonly quality: Pick<
    WorkflowRunRecord["quality"],
    "interruptions_by_user" | "false_interruptions" | "first_response_ms"
  >;
}

/**
 * The totals of a run that goes on, or whose process died before it could write the last line. What only the last
 * line knows (when it ended, why, the baseline cost) is not among them. Turns are given by `turn_index`.
 */
export function unfinishedRun(turns: readonly TurnPart[], calls: readonly CallPart[]): UnfinishedSums {
  const waits = known(turns.map((turn) => turn.latency.e2e_ms));
  const costs = calls.map(costOf);
  return {
    total_input_tokens: sum(calls.map((call) => call.input_tokens)),
    total_output_tokens: sum(calls.map((call) => call.output_tokens)),
    total_characters: sum(ofKind(calls, "tts").map((call) => call.characters)),
    total_audio_ms: sum(ofKind(calls, "stt").map((call) => call.audio_duration_ms)),
    total_cost: costs.every((cost) => cost === null) ? null : sumUsd(known(costs)),
    cost_by_kind: costByKind(calls),
    unpriced_calls: costs.filter((cost) => cost === null).length,
    providers_used: [...new Set(known(calls.map((call) => call.provider)))],
    tiers_used: [...new Set(known(calls.map((call) => call.tier)))],
    turns: turns.length,
    turn_latency: {
      p50_ms: quantile(waits, 0.5),
      p95_ms: quantile(waits, 0.95),
      max_ms: waits.length === 0 ? null : waits.reduce((longest, wait) => Math.max(longest, wait)),
    },
    quality: {
      interruptions_by_user: turns.filter((turn) => turn.interrupted_by === "user").length,
      false_interruptions: turns.reduce((total, turn) => total + turn.false_interruptions, 0),
      first_response_ms: waits[0] ?? null,
    },
    errors:
      calls.filter((call) => !call.success).length +
      turns.flatMap((turn) => turn.tools).filter((tool) => tool.success === false).length,
  };
}

function costOf(call: CallPart): number | null {
  return call.actual_cost ?? call.estimated_cost;
}

function costByKind(calls: readonly CallPart[]): Record<string, number> | null {
  const byKind: Record<string, number> = {};
  for (const call of calls) {
    const cost = costOf(call);
    if (cost !== null) byKind[call.kind] = sumUsd([byKind[call.kind] ?? 0, cost]);
  }
  return Object.keys(byKind).length === 0 ? null : byKind;
}

function ofKind(calls: readonly CallPart[], kind: CallPart["kind"]): readonly CallPart[] {
  return calls.filter((call) => call.kind === kind);
}

function known<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}

/** Null if no value is known. */
function sum(values: readonly (number | null)[]): number | null {
  const numbers = known(values);
  return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0);
}
