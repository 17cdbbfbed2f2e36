// SPDX-License-Identifier: Apache-2.0
import { conversationWith } from "./copies.js";
import { type Conversation, type Report, predictionsKept, reportsKept } from "./conversation.js";
import { isEmpty, kindOf } from "./ended-call.js";
import type { PredictionMade } from "./fact.js";
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed } from "./usage.js";

type Used = LlmUsed | TtsUsed | SttUsed | RealtimeUsed;

/**
 * Whether a report stands for a request that has been reported already: an adapter repeats the request id of the model
 * that it passed on, under a label of its own; and a report that says the very same, to the millisecond of its end, was
 * given twice. Requests that failed at once may look the same and cost nothing. An id alone tells nothing: some providers give all requests of one connection the same.
 */
export function isRepeated(state: Conversation, fact: Used, told: Report): boolean {
  const costs = !isEmpty(fact);
  return state.reports.some(
    (report) =>
      (costs && saysTheSame(report, told)) ||
      (report.kind === told.kind &&
        told.requestId !== null &&
        report.requestId === told.requestId &&
        report.label !== told.label),
  );
}

/** Whether a model's judgement was given before: by the same model, made at the same time. */
export function isRepeatedPrediction({ predictions }: Conversation, told: Report): boolean {
  return predictions.some((report) => saysTheSame(report, told));
}

/** Remembers a judgement, apart from reports of usage: some models judge several times a second. */
export function rememberPrediction(state: Conversation, report: Report): Conversation {
  return conversationWith(state, { predictions: [...state.predictions, report].slice(-predictionsKept) });
}

/** Remembers a report. */
export function remember(state: Conversation, report: Report): Conversation {
  return conversationWith(state, { reports: [...state.reports, report].slice(-reportsKept) });
}

/** What tells a report of usage from another. */
export function reportOf(fact: Used): Report {
  const { requestId, label, endedAt } = fact;
  return { kind: kindOf(fact), requestId, label, endedAt, fact };
}

/** What tells a model's judgement from another. */
export function predictionOf(fact: PredictionMade): Report {
  return { kind: fact.kind, requestId: null, label: "", endedAt: fact.endedAt ?? fact.at, fact };
}

function saysTheSame(one: Report, other: Report): boolean {
  return one.kind === other.kind && one.endedAt === other.endedAt && contentOf(one.fact) === contentOf(other.fact);
}

/** What is not of the report itself: when it was seen, and what else was at hand then. */
const seenKeys = new Set(["at", "isAlone"]);

function contentOf(fact: Report["fact"]): string {
  // In the order of their names: a recording may have been written by other code.
  const values: [string, unknown][] = Object.entries(fact).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(values.map(([key, value]) => (seenKeys.has(key) ? null : value)));
}
