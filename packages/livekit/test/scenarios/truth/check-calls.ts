// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { Scenario, ServedRequest, Truth } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";
import { type Pair, pairCalls } from "./pair-calls.js";

/** Each request has one record and each record one request; who served it and how it ended agree. */
export function checkCalls(scenario: Scenario, truth: Truth, observed: Observed): readonly string[] {
  const { pairs, requests, calls } = pairCalls(truth.requests, observed.calls);
  const missing = requests.filter(isTold);
  const untold = requests.filter((request) => request.failed && !isTold(request)).length;
  const turns = new Set(observed.turns.map((turn) => turn.turn_id));
  return [
    ...missing.map((request) => `${describe(request)} was served and has no record`),
    ...calls.map((call) => `${describeCall(call)} is recorded and nobody served it`),
    ...pairs.flatMap(({ request, call }) => compareEnding(request, call)),
    ...pairs
      .filter(({ call }) => call.turn_id !== null && !turns.has(call.turn_id))
      .map(({ request }) => `${describe(request)} names a turn that has no record`),
    ...(untold === (scenario.untold ?? 0)
      ? []
      : [`${untold} failed requests that LiveKit tells nobody about have no record, not ${scenario.untold ?? 0}`]),
  ];
}

/** LiveKit reports each LLM request. Of the others it learns by what they send, and of failures the last of a kind. */
function isTold(request: ServedRequest): boolean {
  return request.usageSent || request.kind === "llm";
}

function compareEnding(request: ServedRequest, call: CallRecord): readonly string[] {
  const who = describe(request);
  const differences = [
    [`provider`, request.provider, call.provider],
    [`model`, request.model, call.model_id],
    [`success`, !request.failed, call.success],
  ].filter(([, served, recorded]) => served !== recorded);
  return differences.map(([key, served, recorded]) => `${who}: ${String(key)} was ${served}, recorded ${recorded}`);
}

function describe({ requestId, model }: ServedRequest): string {
  return `${requestId} by ${model}`;
}

function describeCall({ kind, request_id: id, model_id: model }: Pair["call"]): string {
  return `${id ?? `a ${kind} request`} by ${model ?? "unknown"}`;
}
