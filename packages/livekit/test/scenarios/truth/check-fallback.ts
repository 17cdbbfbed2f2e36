// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";

/** Calls of the provider that took over say so and for whom; no other call does. */
export function checkFallback({ fallback }: Scenario, { calls }: Observed): readonly string[] {
  return calls.flatMap((call) => {
    const who = `${call.request_id ?? call.kind} by ${call.provider}`;
    const tookOver = fallback !== undefined && call.provider === fallback.to;
    const original = tookOver ? fallback.from : null;
    // The record names the model as well.
    const recorded = call.original_provider?.split("/")[0] ?? null;
    return [
      ...(call.fallback_used === tookOver ? [] : [`${who}: fallback_used is ${call.fallback_used}`]),
      ...(original === recorded ? [] : [`${who}: the original provider was ${original}, recorded ${recorded}`]),
    ];
  });
}
