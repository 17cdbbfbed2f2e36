// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, type Tier, divideRounded, picoOfUsd } from "@turnspan/records";
import { type CostSum, addCost, noCosts, totalPico } from "./cost-sum.js";
import type { Limits, PriceList, PriceTag } from "./terms.js";

/** What a conversation has cost so far. */
export interface Ledger {
  readonly costs: CostSum;
  /** What its priced requests would have cost on premium models, in pico-dollars. */
  readonly baselinePico: bigint;
  readonly baselineModels: readonly string[];
  readonly tiers: readonly Tier[];
  /** Turns by their last request, the latest last; at most {@link turnsKept}. Those that have ended are among them. */
  readonly turns: readonly { readonly turnId: string; readonly costs: CostSum }[];
  readonly exceeded: readonly Scope[];
}

/** Whose budget it is. */
export type Scope = "conversation" | "turn";

/** A budget that has just been exceeded. */
export interface Crossing {
  readonly scope: Scope;
  readonly limitUsd: number;
  readonly spentPico: bigint;
  readonly turnId: string | null;
  readonly turnIndex: number | null;
}

/** Requests of turns that have ended may still come and count with the earlier ones; what is kept must not pile up. */
const turnsKept = 128;

export const newLedger: Ledger = {
  costs: noCosts,
  baselinePico: 0n,
  baselineModels: [],
  tiers: [],
  turns: [],
  exceeded: [],
};

/** Books a request that has its price. `elapsedMs` is how long the conversation has been going on. */
export function bookCall(
  ledger: Ledger,
  call: CallRecord,
  { tier, baseline }: PriceTag,
  { limits, perMinute, elapsedMs }: { limits: Limits; perMinute: PriceList["perMinute"]; elapsedMs: number },
): [Ledger, readonly Crossing[]] {
  const cost = call.actual_cost ?? call.estimated_cost;
  const pico = cost === null ? null : picoOfUsd(cost);
  const costs = addCost(ledger.costs, call.kind, pico);
  const before = call.turn_id === null ? noCosts : turnCosts(ledger, call.turn_id);
  const turn = addCost(before, call.kind, pico);
  const spentPico = totalPico(withMinutes(costs, perMinute, elapsedMs));
  const crossings: Crossing[] = [];
  const { perConversationUsd, perTurnUsd } = limits;
  if (isOver(spentPico, perConversationUsd) && !ledger.exceeded.includes("conversation")) {
    const limitUsd = perConversationUsd ?? 0;
    crossings.push({ scope: "conversation", limitUsd, spentPico: spentPico ?? 0n, turnId: null, turnIndex: null });
  }
  if (call.turn_id !== null && isOver(totalPico(turn), perTurnUsd) && !isOver(totalPico(before), perTurnUsd)) {
    const { turn_id: turnId, turn_index: turnIndex } = call;
    crossings.push({ scope: "turn", limitUsd: perTurnUsd ?? 0, spentPico: totalPico(turn) ?? 0n, turnId, turnIndex });
  }
  const booked: Ledger = {
    costs,
    baselinePico: ledger.baselinePico + (baseline === null ? 0n : picoOfUsd(baseline.usd)),
    baselineModels: withNew(ledger.baselineModels, baseline?.model ?? null),
    tiers: withNew(ledger.tiers, tier),
    turns:
      call.turn_id === null
        ? ledger.turns
        : [...withoutTurn(ledger, call.turn_id), { turnId: call.turn_id, costs: turn }].slice(-turnsKept),
    exceeded: crossings.reduce<readonly Scope[]>((scopes, { scope }) => withNew(scopes, scope), ledger.exceeded),
  };
  return [booked, crossings];
}

/** What the requests of a turn have cost so far. */
export function turnCosts(ledger: Ledger, turnId: string): CostSum {
  return ledger.turns.find((turn) => turn.turnId === turnId)?.costs ?? noCosts;
}

/** Notes at the end of a conversation whether its minutes took it over its budget. */
export function closeLedger(
  ledger: Ledger,
  limits: Limits,
  perMinute: PriceList["perMinute"],
  durationMs: number,
): [Ledger, readonly Crossing[]] {
  const spentPico = totalPico(withMinutes(ledger.costs, perMinute, durationMs));
  if (!isOver(spentPico, limits.perConversationUsd) || ledger.exceeded.includes("conversation")) return [ledger, []];
  const limitUsd = limits.perConversationUsd ?? 0;
  return [
    { ...ledger, exceeded: [...ledger.exceeded, "conversation"] },
    [{ scope: "conversation", limitUsd, spentPico: spentPico ?? 0n, turnId: null, turnIndex: null }],
  ];
}

/** Costs with those of the minutes that have gone by. */
export function withMinutes(costs: CostSum, perMinute: PriceList["perMinute"], elapsedMs: number): CostSum {
  return Object.entries(perMinute).reduce(
    (sum, [kind, usd]) => addCost(sum, kind, divideRounded(picoOfUsd(usd) * BigInt(Math.round(elapsedMs)), 60_000n)),
    costs,
  );
}

/** A budget is exceeded by more than it, not by all of it. */
export function isOver(pico: bigint | null, limitUsd: number | null): boolean {
  return pico !== null && limitUsd !== null && pico > picoOfUsd(limitUsd);
}

function withoutTurn({ turns }: Ledger, turnId: string): Ledger["turns"] {
  return turns.filter((turn) => turn.turnId !== turnId);
}

function withNew<T>(list: readonly T[], item: T | null): readonly T[] {
  return item === null || list.includes(item) ? list : [...list, item];
}
