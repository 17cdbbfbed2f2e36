// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import type { ServedRequest, Truth } from "@turnspan/scenario-kit";
import { usdOf } from "../parts/scripted-prices.js";
import type { Observed } from "./observed.js";
import { type Pair, pairCalls } from "./pair-calls.js";

/** Amounts are added as doubles here and exactly there. US dollars. */
const apartUsd = 1e-11;

const kinds = ["llm", "stt", "tts", "realtime"] as const;

/** The ledger times the price: of each request, each turn by kind, and the conversation. What was never told has no cost. */
export function checkCosts(truth: Truth, { calls, turns, runs }: Observed): readonly string[] {
  const { pairs } = pairCalls(truth.requests, calls);
  const run = runs.at(-1);
  return [
    ...pairs.flatMap(({ request, call }) => compare(request.requestId, usdOf(request), call.estimated_cost)),
    ...turns.flatMap((turn) =>
      compareTurn(
        turn,
        pairs.filter(({ call }) => isOf(call, turn)),
      ),
    ),
    ...(run === undefined
      ? []
      : [
          ...compare("the conversation", sumOf(pairs), run.total_cost),
          ...compareCount("the conversation", pairs, run.unpriced_calls),
        ]),
  ];
}

function isOf({ turn_id: turnId }: CallRecord, turn: TurnRecord): boolean {
  return turnId === turn.turn_id;
}

function compareTurn({ turn_index: index, cost }: TurnRecord, pairs: readonly Pair[]): readonly string[] {
  const who = `turn ${index}`;
  return [
    ...kinds.flatMap((kind) =>
      compare(`${who}: ${kind}`, sumOf(pairs.filter(({ request }) => request.kind === kind)), cost[kind]),
    ),
    ...compare(who, sumOf(pairs), cost.total),
    ...compareCount(who, pairs, cost.unpriced_calls),
  ];
}

/** Null if the cost of none is known. */
function sumOf(pairs: readonly Pair[]): number | null {
  const known = pairs.flatMap(({ request }) => usdOf(request) ?? []);
  return known.length === 0 ? null : known.reduce((sum, usd) => sum + usd, 0);
}

function compareCount(who: string, pairs: readonly Pair[], recorded: number): readonly string[] {
  const unpriced = pairs.filter(({ request }: { request: ServedRequest }) => usdOf(request) === null).length;
  return unpriced === recorded ? [] : [`${who}: ${unpriced} requests have no price, recorded ${recorded}`];
}

function compare(who: string, usd: number | null, recorded: number | null): readonly string[] {
  if (usd === recorded) return [];
  if (usd !== null && recorded !== null && Math.abs(usd - recorded) < apartUsd) return [];
  return [`${who} costs ${usd} USD, recorded ${recorded}`];
}
