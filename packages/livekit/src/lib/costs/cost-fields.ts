// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, type TurnRecord, type WorkflowRunRecord, divideRounded, usdOfPico } from "@turnspan/records";
import { type CostSum, optionalUsd, totalPico } from "./cost-sum.js";
import { type Ledger, isOver, withMinutes } from "./ledger.js";
import type { CostTerms, PriceTag } from "./terms.js";

type CallCosts = Pick<CallRecord, "estimated_cost" | "price_id" | "price_as_of" | "tier">;
type TurnCosts = Pick<TurnRecord, "cost" | "budget_exceeded">;
type RunCosts = Pick<
  WorkflowRunRecord,
  | "total_cost"
  | "cost_per_minute"
  | "cost_by_kind"
  | "unpriced_calls"
  | "baseline_cost"
  | "baseline_models"
  | "savings"
  | "savings_percent"
  | "tiers_used"
  | "budget_exceeded"
>;

/** The cost fields of a call's record. */
export function callCostFields({ result, tier }: PriceTag): CallCosts {
  return { estimated_cost: result.usd, price_id: result.priceId, price_as_of: result.asOf, tier };
}

const namedKinds = ["llm", "stt", "tts", "realtime"] as const;

/** The cost fields of a turn's record. */
export function turnCostFields(costs: CostSum, { limits }: CostTerms): TurnCosts {
  const { picoByKind, unpriced } = costs;
  const rest = [...picoByKind].filter(([kind]) => !(namedKinds as readonly string[]).includes(kind));
  const other = rest.length === 0 ? null : rest.reduce((sum, [, pico]) => sum + pico, 0n);
  const total = totalPico(costs);
  return {
    cost: {
      llm: optionalUsd(picoByKind.get("llm")),
      stt: optionalUsd(picoByKind.get("stt")),
      tts: optionalUsd(picoByKind.get("tts")),
      realtime: optionalUsd(picoByKind.get("realtime")),
      other: optionalUsd(other),
      total: optionalUsd(total),
      unpriced_calls: unpriced,
    },
    budget_exceeded: limits.perTurnUsd === null ? null : isOver(total, limits.perTurnUsd),
  };
}

/** The cost fields of a run's record; `durationMs` is null while it runs. */
export function runCostFields(ledger: Ledger, { prices, limits }: CostTerms, durationMs: number | null): RunCosts {
  const costs = durationMs === null ? ledger.costs : withMinutes(ledger.costs, prices.perMinute, durationMs);
  const total = totalPico(costs);
  const baseline = baselinePico(ledger, costs);
  const savings = baseline === null || total === null ? null : baseline - total;
  const hasBudget = limits.perConversationUsd !== null || limits.perTurnUsd !== null;
  return {
    total_cost: optionalUsd(total),
    cost_per_minute:
      total === null || !durationMs ? null : usdOfPico(divideRounded(total * 60_000n, BigInt(durationMs))),
    cost_by_kind:
      costs.picoByKind.size === 0
        ? null
        : Object.fromEntries([...costs.picoByKind].map(([kind, pico]) => [kind, usdOfPico(pico)])),
    unpriced_calls: costs.unpriced,
    baseline_cost: optionalUsd(baseline),
    baseline_models: baseline === null ? null : [...ledger.baselineModels],
    savings: optionalUsd(savings),
    // Two decimals: a percentage of estimates is not known better.
    savings_percent: savings === null || !baseline ? null : Number(divideRounded(savings * 10_000n, baseline)) / 100,
    tiers_used: [...ledger.tiers],
    budget_exceeded: hasBudget ? [...ledger.exceeded] : null,
  };
}

/** What no premium model stands for counts on both sides; where none does at all, there is nothing to compare. */
function baselinePico(ledger: Ledger, costs: CostSum): bigint | null {
  if (ledger.baselineModels.length === 0) return null;
  const beside = (totalPico(costs) ?? 0n) - (totalPico(ledger.costs) ?? 0n);
  return ledger.baselinePico + beside;
}
