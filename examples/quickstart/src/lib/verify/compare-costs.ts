// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import { sumUsd } from "@turnspan/records";
import type { ServedRequest } from "@turnspan/scenario-kit";

/** Finer than anything that is billed, coarser than a sum of binary fractions. */
const nearUsd = 1e-9;

/** What the records say of the costs of a conversation. */
export interface RecordedCosts {
  readonly run: WorkflowRunRecord;
  readonly turns: readonly TurnRecord[];
  readonly calls: readonly CallRecord[];
}

/** The ledger times the prices is what the records sum to; and the sums agree with one another to the last digit. */
export function compareCosts(
  requests: readonly ServedRequest[],
  { run, turns, calls }: RecordedCosts,
): readonly string[] {
  const served = requests.filter(({ usageSent }) => usageSent).reduce((total, request) => total + costOf(request), 0);
  const ofCalls = sumOf(calls.map(({ estimated_cost: cost }) => cost));
  const ofTurns = sumOf(turns.map(({ cost }) => cost.total));
  const { telephony = 0 } = run.cost_by_kind ?? {};
  const minutes = (run.total_duration_ms ?? 0) / 60_000;
  return [
    ...(Math.abs(served - ofCalls) < nearUsd
      ? []
      : [`costs: the providers served ${served} USD, the calls sum to ${ofCalls}`]),
    ...(ofTurns === ofCalls ? [] : [`costs: the turns sum to ${ofTurns} USD, the calls to ${ofCalls}`]),
    ...(run.total_cost === sumUsd([ofCalls, telephony])
      ? []
      : [`costs: the conversation says ${run.total_cost} USD, its calls ${ofCalls} and its line ${telephony}`]),
    ...(Math.abs(telephony - minutes * 0.0085) < nearUsd
      ? []
      : [`costs: ${minutes} minutes of the line at ${telephony} USD`]),
  ];
}

/** By the price list, apart from the code that prices: USD a minute, a million tokens, a million characters. */
function costOf({ kind, audioMs, inputTokens, cachedTokens, outputTokens, characters }: ServedRequest): number {
  if (kind === "stt") return ((audioMs ?? 0) / 60_000) * 0.0048;
  if (kind === "tts") return ((characters ?? 0) / 1e6) * 50;
  const cached = cachedTokens ?? 0;
  return (((inputTokens ?? 0) - cached) * 0.15 + cached * 0.075 + (outputTokens ?? 0) * 0.6) / 1e6;
}

function sumOf(costs: readonly (number | null)[]): number {
  return sumUsd(costs.filter((cost) => cost !== null));
}
