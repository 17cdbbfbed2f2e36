// SPDX-License-Identifier: Apache-2.0
import { ConfigError } from "@turnspan/telemetry";
import { usdOfPico } from "@turnspan/records";
import type { Crossing } from "./costs/ledger.js";
import type { Limits } from "./costs/terms.js";

/** What conversations may cost. Turnspan tells when it is more; it never stops a call. */
export interface Budget {
  /** US dollars for one conversation. Default no limit. */
  perConversationUsd?: number;
  /** US dollars for one turn. Default no limit. */
  perTurnUsd?: number;
  /** Called once when the conversation's budget is exceeded, and once for each turn that exceeds its own. */
  onExceeded?: (event: BudgetExceeded) => unknown;
}

/** A budget that has just been exceeded. */
export interface BudgetExceeded {
  readonly scope: "conversation" | "turn";
  readonly conversationId: string;
  readonly tenant: string | null;
  /** The turn, and its position from 1; null for the conversation's budget. */
  readonly turnId: string | null;
  readonly turnIndex: number | null;
  readonly limitUsd: number;
  /** What is known to be spent; requests without a price are not in it. */
  readonly spentUsd: number;
}

/**
 * Checks a budget.
 *
 * @throws {ConfigError} If a limit is no amount above 0, or there is none.
 */
export function checkBudget(value: unknown): Budget | null {
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw fault("budget", "an object with perConversationUsd, perTurnUsd, onExceeded", value);
  }
  const known = ["perConversationUsd", "perTurnUsd", "onExceeded"];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw fault(`budget.${unknown}`, `one of ${known.join(", ")}`, unknown);
  const { perConversationUsd, perTurnUsd, onExceeded } = value as Record<string, unknown>;
  for (const [key, usd] of Object.entries({ perConversationUsd, perTurnUsd })) {
    const isLimit = typeof usd === "number" && Number.isFinite(usd) && usd > 0;
    if (usd !== undefined && !isLimit) throw fault(`budget.${key}`, "US dollars, a number above 0", usd);
  }
  if (perConversationUsd === undefined && perTurnUsd === undefined) {
    throw fault("budget", "perConversationUsd, perTurnUsd, or both", value);
  }
  if (onExceeded !== undefined && typeof onExceeded !== "function") {
    throw fault("budget.onExceeded", "a function", onExceeded);
  }
  return value;
}

export function limitsOf(budget: Budget | null): Limits {
  return {
    perConversationUsd: budget?.perConversationUsd ?? null,
    perTurnUsd: budget?.perTurnUsd ?? null,
  };
}

/** What the host is told of a budget that was exceeded. */
export function budgetExceeded(
  { scope, limitUsd, spentPico, turnId, turnIndex }: Crossing,
  { conversationId, tenant }: { conversationId: string; tenant: string | null },
): BudgetExceeded {
  return { scope, conversationId, tenant, turnId, turnIndex, limitUsd, spentUsd: usdOfPico(spentPico) };
}

function fault(key: string, expected: string, value: unknown): ConfigError {
  const actual =
    typeof value === "number" || typeof value === "string" ? String(value) : value === null ? "null" : typeof value;
  return new ConfigError({
    code: "invalid_option",
    key,
    expected,
    actual: actual.slice(0, 80),
    fix: `Set ${key} to ${expected}, or leave it out.`,
  });
}
