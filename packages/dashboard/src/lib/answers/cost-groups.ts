// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, sumUsd } from "@turnspan/records";
import type { CostGroup } from "../api/conversation-answer.js";
import { groupBy } from "./group-by.js";

/** The calls of a conversation by kind, provider and model, largest cost first, those without a price last. */
export function costGroups(
  calls: readonly CallRecord[],
  whyUnpriced: (call: CallRecord) => string | null,
): CostGroup[] {
  const groups = groupBy(calls, ({ kind, provider, model_id: model }) => JSON.stringify([kind, provider, model]));
  return [...groups.values()]
    .map((group) => groupOf(group, whyUnpriced))
    .toSorted((one, other) => (other.cost ?? -1) - (one.cost ?? -1) || other.calls - one.calls);
}

function groupOf(calls: readonly CallRecord[], whyUnpriced: (call: CallRecord) => string | null): CostGroup {
  const [first] = calls;
  if (first === undefined) throw new RangeError("a group has a call");
  const unpriced = calls.filter((call) => costOf(call) === null);
  const [example] = unpriced;
  const priced = calls.map(costOf).filter((cost) => cost !== null);
  return {
    kind: first.kind,
    provider: first.provider,
    model: first.model_id,
    calls: calls.length,
    failed_calls: calls.filter(({ success }) => !success).length,
    input_tokens: sumOf(calls, ({ input_tokens: tokens }) => tokens),
    cached_input_tokens: sumOf(calls, ({ cached_input_tokens: tokens }) => tokens),
    output_tokens: sumOf(calls, ({ output_tokens: tokens }) => tokens),
    characters: first.kind === "tts" ? sumOf(calls, ({ characters }) => characters) : null,
    audio_ms: sumOf(calls, ({ audio_duration_ms: ms }) => ms),
    cost: priced.length === 0 ? null : sumUsd(priced),
    unpriced_calls: unpriced.length,
    price_id: calls.find(({ price_id: id }) => id !== null)?.price_id ?? null,
    unpriced_reason: example === undefined ? null : whyUnpriced(example),
  };
}

function costOf({ actual_cost: actual, estimated_cost: estimated }: CallRecord): number | null {
  return actual ?? estimated;
}

/** Null if no call knows it. */
function sumOf(calls: readonly CallRecord[], valueOf: (call: CallRecord) => number | null): number | null {
  const known = calls.map(valueOf).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
