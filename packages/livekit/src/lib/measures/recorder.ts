// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { type Conversation, type Outcome, waitingConversation } from "../turns/conversation.js";
import type { Fact } from "../turns/fact.js";
import { reduce } from "../turns/reduce.js";
import { callRecord } from "./call-record.js";
import { endedRecord, runningRecord } from "./run-record.js";
import { type RunTotals, addCallToTotals, addErrorToTotals, addTurnToTotals, noTotals } from "./run-totals.js";
import type { Subject } from "./subject.js";
import { addStretch } from "./talk.js";
import { turnRecord } from "./turn-record.js";

/** A conversation and the sums over its records so far. */
export interface Recorder {
  readonly conversation: Conversation;
  readonly subject: Subject | null;
  readonly totals: RunTotals;
}

export const newRecorder: Recorder = { conversation: waitingConversation, subject: null, totals: noTotals };

/** Folds one fact into the records that it completes. Pure: replaying the facts gives the same records. */
export function record(recorder: Recorder, fact: Fact): [Recorder, TurnspanRecord[]] {
  const step = reduce(recorder.conversation, fact);
  let next: Recorder = { ...recorder, conversation: step.state };
  const records: TurnspanRecord[] = [];
  for (const outcome of step.outcomes) {
    const [after, written] = writeUp(next, outcome);
    next = after;
    if (written) records.push(written);
  }
  return [next, records];
}

function writeUp(recorder: Recorder, outcome: Outcome): [Recorder, TurnspanRecord | null] {
  if (outcome.type === "conversation_started") {
    const subject = { identity: outcome.identity, runId: outcome.runId, startedAt: outcome.at };
    return [{ ...recorder, subject }, runningRecord(subject)];
  }
  const { subject, totals } = recorder;
  if (subject === null) return [recorder, null];
  switch (outcome.type) {
    case "call_ended": {
      const call = callRecord(subject, outcome.call);
      return [{ ...recorder, totals: addCallToTotals(totals, call) }, call];
    }
    case "turn_ended": {
      const turn = turnRecord(subject, outcome.turn, outcome.at);
      return [{ ...recorder, totals: addTurnToTotals(totals, turn) }, turn];
    }
    case "talked":
      return [{ ...recorder, totals: { ...totals, talk: addStretch(totals.talk, outcome.who, outcome) } }, null];
    case "error_seen":
      return [{ ...recorder, totals: addErrorToTotals(totals) }, null];
    case "conversation_ended":
      return [recorder, endedRecord(subject, totals, outcome)];
  }
}
