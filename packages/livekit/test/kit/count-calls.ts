// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { Fact } from "../../src/lib/turns/fact.js";

/** How many calls of a kind are recorded, and between which numbers that is right. */
export interface CallCount {
  readonly what: string;
  readonly recorded: number;
  readonly least: number;
  readonly most: number;
}

const kinds = ["llm", "tts", "stt", "realtime"] as const;
type Used = Extract<Fact, { readonly isCopy: boolean; readonly requestId: string | null }>;

/**
 * Counts calls against the facts, by rules simpler than the reducer's:
 * - a request id is reported by whoever served it and then, under other labels, by adapters; only the first label counts;
 * - the same report twice may be one request or two;
 * - a report without an id may be the echo of a failure; otherwise it is a request;
 * - a failure is a request unless an adapter passes it on, and so is a recognizer that an adapter gives up.
 */
export function countCalls(facts: readonly Fact[], calls: readonly CallRecord[]): readonly CallCount[] {
  const reports = facts.filter((one): one is Used => "isCopy" in one && "requestId" in one && !one.isCopy);
  return [...kinds.flatMap((kind) => countKind(kind, facts, reports, calls)), countPredictions(facts, calls)];
}

function countKind(
  kind: (typeof kinds)[number],
  facts: readonly Fact[],
  reports: readonly Used[],
  calls: readonly CallRecord[],
): readonly CallCount[] {
  const own = reports.filter(({ type }) => type === `${kind}_used`);
  const ids = new Set(own.flatMap(({ requestId }) => requestId ?? []));
  const named = [...ids].map((id): CallCount => {
    const all = own.filter(({ requestId }) => requestId === id);
    const first = all.filter(({ label }) => label === all[0]?.label);
    const recorded = calls.filter((call) => call.kind === kind && call.request_id === id).length;
    return { what: `${kind} ${id}`, recorded, least: distinct(first).size, most: first.length };
  });
  const failures = facts.filter((one) => isFailure(one, kind)).length;
  const nameless = own.filter(({ requestId }) => requestId === null);
  const recorded = calls.filter((call) => call.kind === kind && call.request_id === null).length;
  const least = failures + distinct(nameless.filter(broughtSomething)).size;
  return [...named, { what: `${kind} without an id`, recorded, least, most: failures + nameless.length }];
}

function isFailure(one: Fact, kind: string): boolean {
  if (one.type === "availability_changed") return kind === "stt" && one.kind === "stt" && !one.available;
  return one.type === "provider_failed" && one.source === kind && !one.isCopy;
}

function broughtSomething(used: Used): boolean {
  switch (used.type) {
    case "llm_used":
      return used.ttftMs !== null || used.inputTokens > 0 || used.outputTokens > 0;
    case "tts_used":
      return used.ttfbMs !== null || used.audioDurationMs > 0;
    default:
      return true;
  }
}

/** What reports say, each once: when it was seen is no part of it. */
function distinct(reports: readonly Used[]): ReadonlySet<string> {
  return new Set(reports.map((one) => JSON.stringify({ ...one, at: 0, endedAt: 0 })));
}

function countPredictions(facts: readonly Fact[], calls: readonly CallRecord[]): CallCount {
  // The same judgement twice, made at the same time, is one.
  const made = facts.filter((one) => one.type === "prediction_made");
  const least = new Set(made.map(({ at, endedAt = at, kind }) => `${kind} ${endedAt}`)).size;
  const recorded = calls.filter(({ kind }) => kind === "turn_detector" || kind === "interruption").length;
  return { what: "predictions", recorded, least, most: made.length };
}
