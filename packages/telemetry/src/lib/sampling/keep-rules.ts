// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";

/** Which conversations are exported although the sampler leaves them out. */
export interface KeepRules {
  /** Those in which a request, a tool, a turn or the session failed. Default false. */
  readonly errors?: boolean | undefined;
  /** Those with a request whose price is not known. Default false. */
  readonly unpriced?: boolean | undefined;
  /** Those with a turn whose `e2e_ms` is more than this, in milliseconds. `null`, the default: none for that. */
  readonly slowerThanMs?: number | null | undefined;
}

/** Whether any rule is set: without one nothing has to wait for the end of a conversation. */
export function keepsAnything({ errors, unpriced, slowerThanMs }: KeepRules): boolean {
  return errors === true || unpriced === true || typeof slowerThanMs === "number";
}

/** Whether a record makes its conversation one to keep. */
export function deservesKeeping(record: TurnspanRecord, rules: KeepRules): boolean {
  switch (record.type) {
    case "call":
      return (
        // A request that was cut short or thrown away did what it should.
        (rules.errors === true && !record.success && !record.cancelled && !record.discarded) ||
        (rules.unpriced === true && record.success && (record.actual_cost ?? record.estimated_cost) === null)
      );
    case "turn":
      return (
        (rules.errors === true && (!record.success || record.tools.some((tool) => tool.success === false))) ||
        (rules.unpriced === true && record.cost.unpriced_calls > 0) ||
        isSlow(record.latency.e2e_ms, rules)
      );
    case "workflow_run":
      if (record.status === "running") return false;
      return (
        (rules.errors === true && (record.success === false || record.errors > 0)) ||
        (rules.unpriced === true && record.unpriced_calls > 0) ||
        isSlow(record.turn_latency.max_ms, rules)
      );
  }
}

function isSlow(ms: number | null, { slowerThanMs }: KeepRules): boolean {
  return typeof slowerThanMs === "number" && ms !== null && ms > slowerThanMs;
}
