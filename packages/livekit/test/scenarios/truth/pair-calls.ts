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
const nearMs = 400;

/** Pairs by the provider's request id, and requests whose id LiveKit never saw by kind, model and end. */
export function pairCalls(requests: readonly ServedRequest[], calls: readonly CallRecord[]): Pairing {
  const pairs: Pair[] = [];
  let openRequests = [...requests];
  let openCalls = [...calls];
  const pair = (isPair: (request: ServedRequest, call: CallRecord) => boolean) => {
    for (const call of openCalls) {
      const request = openRequests.find((one) => isPair(one, call));
      if (request === undefined) continue;
      pairs.push({ request, call });
      openRequests = openRequests.filter((one) => one !== request);
      openCalls = openCalls.filter((one) => one !== call);
    }
  };
  pair((request, call) => call.request_id !== null && call.request_id === request.requestId);
  pair(
    (request, call) =>
      call.request_id === null &&
      request.kind === call.kind &&
      request.model === call.model_id &&
      Math.abs((request.endedAtMs ?? 0) - endOf(call)) <= nearMs,
  );
  return { pairs, requests: openRequests, calls: openCalls };
}

function endOf(call: CallRecord): number {
  return Date.parse(call.timestamp) + (call.latency_ms ?? 0);
}
