// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import type { PlayedSegment, ServedRequest } from "@turnspan/scenario-kit";
import type { Answer } from "./answer.js";
import { compareCalls } from "./compare-calls.js";
import { compareInterruptions } from "./compare-interruptions.js";
import { compareLatency } from "./compare-latency.js";
import { compareTools } from "./compare-tools.js";
import { compareTotals } from "./compare-totals.js";

/** What the providers and the caller know of one conversation. */
export interface Truth {
  readonly requests: readonly ServedRequest[];
  readonly answers: readonly Answer[];
  readonly played: readonly PlayedSegment[];
  readonly shopRequestCount: number;
}

/** What the files say of it. */
export interface Recorded {
  readonly turns: readonly TurnRecord[];
  readonly calls: readonly CallRecord[];
}

/** Lists every disagreement between records and truth, in plain words; empty if they agree. */
export function compareConversation(truth: Truth, recorded: Recorded): readonly string[] {
  return [
    ...compareTotals(truth.requests, recorded.calls),
    ...compareCalls(truth.requests, recorded.calls),
    ...compareLatency(truth.answers, recorded.turns),
    ...compareInterruptions(truth.played, recorded.turns),
    ...compareTools(truth.shopRequestCount, recorded.turns),
  ];
}
