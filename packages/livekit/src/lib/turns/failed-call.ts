// SPDX-License-Identifier: Apache-2.0
import { type EndedCall, unknownUsage } from "./call.js";

type Known = Pick<
  EndedCall,
  | "callId"
  | "spanId"
  | "kind"
  | "turn"
  | "speechId"
  | "provider"
  | "model"
  | "startedAt"
  | "endedAt"
  | "errorType"
  | "errorMessage"
>;

/** A request that failed: nobody knows what it used. */
export function failedCall(known: Known): EndedCall {
  return {
    ...known,
    requestId: null,
    ttftMs: null,
    ttfbMs: null,
    streamed: null,
    usage: unknownUsage,
    success: false,
    cancelled: false,
    discarded: false,
    fallback: null,
    sessionDurationMs: null,
  };
}
