// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { ServedRequest } from "@turnspan/scenario-kit";

export interface Pair {
  readonly request: ServedRequest;
  readonly call: CallRecord;
}

/** What could be paired, and what is left on either side. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly requests: readonly ServedRequest[];
  readonly calls: readonly CallRecord[];
}

// Requests that ended before anything was sent have no id on LiveKit's side; their ends are this close, in ms.
const nearMs = 150;

/** Pairs by the provider's request id, and requests whose id LiveKit never saw by kind and model, those first that ended closest. */
export function pairCalls(requests: readonly ServedRequest[], calls: readonly CallRecord[]): Pairing {
  const pairs: Pair[] = [];
  let openRequests = [...requests];
  let openCalls = [...calls];
  const pair = (request: ServedRequest, call: CallRecord) => {
    if (!openRequests.includes(request) || !openCalls.includes(call)) return;
    pairs.push({ request, call });
    openRequests = openRequests.filter((one) => one !== request);
    openCalls = openCalls.filter((one) => one !== call);
  };
  for (const call of calls) {
    const named = openRequests.find(({ requestId }) => requestId === call.request_id);
    if (named !== undefined) pair(named, call);
  }
  const close = openCalls
    .filter((call) => call.request_id === null)
    .flatMap((call) => openRequests.filter((request) => isAlike(request, call)).map((request) => ({ request, call })))
    .map((couple) => ({ ...couple, apartMs: Math.abs((couple.request.endedAtMs ?? 0) - endOf(couple.call)) }))
    .filter(({ apartMs }) => apartMs <= nearMs)
    .toSorted((one, other) => one.apartMs - other.apartMs);
  for (const { request, call } of close) pair(request, call);
  return { pairs, requests: openRequests, calls: openCalls };
}

function isAlike(request: ServedRequest, call: CallRecord): boolean {
  return request.kind === call.kind && request.provider === call.provider && request.model === call.model_id;
}

function endOf(call: CallRecord): number {
  return Date.parse(call.timestamp) + (call.latency_ms ?? 0);
}
