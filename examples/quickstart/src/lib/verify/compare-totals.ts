// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { ServedRequest } from "@turnspan/scenario-kit";

/** Compares sums over the records with sums over what the providers told LiveKit they had served. Exact. */
export function compareTotals(requests: readonly ServedRequest[], calls: readonly CallRecord[]): readonly string[] {
  const told = requests.filter((request) => request.usageSent);
  const heard = calls.filter((call) => call.kind === "stt");
  return [
    disagreement("input tokens", sum(told, "inputTokens"), sum(calls, "input_tokens")),
    disagreement("output tokens", sum(told, "outputTokens"), sum(calls, "output_tokens")),
    disagreement("cached input tokens", sum(told, "cachedTokens"), sum(calls, "cached_input_tokens")),
    disagreement("characters", sum(told, "characters"), sum(calls, "characters")),
    disagreement("audio ms heard", sum(ofKind(told, "stt"), "audioMs"), sum(heard, "audio_duration_ms")),
  ].flat();
}

function ofKind(requests: readonly ServedRequest[], kind: ServedRequest["kind"]): readonly ServedRequest[] {
  return requests.filter((request) => request.kind === kind);
}

function sum<K extends string>(rows: readonly Readonly<Record<K, number | null>>[], key: K): number {
  return rows.reduce((total, row) => total + (row[key] ?? 0), 0);
}

function disagreement(what: string, served: number, recorded: number): readonly string[] {
  return served === recorded ? [] : [`${what}: the providers served ${served}, the records sum to ${recorded}`];
}
