// SPDX-License-Identifier: Apache-2.0
import type { Scenario, ServedRequest, Truth } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";
import { pairCalls } from "./pair-calls.js";

/** Calls of the provider that took over say so, for whom, and by which way; no other call does. */
export function checkFallback({ fallback }: Scenario, truth: Truth, { calls }: Observed): readonly string[] {
  const { pairs } = pairCalls(truth.requests, calls);
  return pairs.flatMap(({ request, call }) => {
    const tookOver = fallback !== undefined && hasTakenOver(request);
    const first = tookOver ? firstChoice(truth, request, fallback.from) : null;
    const chain = first === null ? null : [first, nameOf(request)];
    const facts: [string, unknown, unknown][] = [
      ["fallback_used", tookOver, call.fallback_used],
      ["original_provider", first, call.original_provider],
      ["fallback_chain", chain?.join(" > ") ?? null, call.fallback_chain?.join(" > ") ?? null],
    ];
    return facts.flatMap(([key, served, recorded]) =>
      served === recorded ? [] : [`${request.requestId}: ${key} is ${String(served)}, recorded ${String(recorded)}`],
    );
  });
}

/** It answered, and is not the first choice. */
function hasTakenOver({ member, failed }: ServedRequest): boolean {
  return member !== null && member > 1 && !failed;
}

function firstChoice({ requests }: Truth, { kind }: ServedRequest, from: string): string | null {
  const first = requests.find((request) => request.kind === kind && request.member === 1 && request.provider === from);
  return first === undefined ? null : nameOf(first);
}

function nameOf({ provider, model }: ServedRequest): string {
  return `${provider}/${model}`;
}
