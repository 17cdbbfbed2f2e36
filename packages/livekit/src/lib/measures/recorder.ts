// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { callCostFields } from "../costs/cost-fields.js";
import { type Crossing, type Ledger, bookCall, closeLedger, newLedger, turnCosts } from "../costs/ledger.js";
import { type CostTerms, noTerms } from "../costs/terms.js";
import { type Conversation, type Outcome, waitingConversation } from "../turns/conversation.js";
import type { Fact } from "../turns/fact.js";
import { reduce } from "../turns/reduce.js";
import { callRecord } from "./call-record.js";
import { durationOf, endedRecord, runningRecord } from "./run-record.js";
import { type RunTotals, addCallToTotals, addErrorToTotals, addTurnToTotals, noTotals } from "./run-totals.js";
import type { Subject } from "./subject.js";
import { addStretch } from "./talk.js";
import { turnRecord } from "./turn-record.js";

/** A conversation and the sums over its records so far. */
export interface Recorder {
  readonly conversation: Conversation;
  readonly subject: Subject | null;
  readonly totals: RunTotals;
  readonly ledger: Ledger;
  readonly terms: CostTerms;
  /** Budgets that the last fact exceeded. */
  readonly crossings: readonly Crossing[];
}

/** A recorder before any fact. */
export function newRecorder(terms: CostTerms = noTerms): Recorder {
  return {
    conversation: waitingConversation,
    subject: null,
    totals: noTotals,
    ledger: newLedger,
    terms,
    crossings: [],
  };
}

/** Folds one fact into the records that it completes. Pure: replaying the facts gives the same records. */
export function record(recorder: Recorder, fact: Fact): [Recorder, TurnspanRecord[]] {
  const step = reduce(recorder.conversation, fact);
  let next: Recorder = { ...recorder, conversation: step.state, crossings: [] };
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
  const { subject, totals, ledger, terms } = recorder;
  if (subject === null) return [recorder, null];
  switch (outcome.type) {
    case "call_ended": {
      const call = callRecord(subject, outcome.call);
      const tag = terms.prices.priceOf(call);
      Object.assign(call, callCostFields(tag));
      const [booked, crossings] = bookCall(ledger, call, tag, {
        limits: terms.limits,
        perMinute: terms.prices.perMinute,
        elapsedMs: durationOf(subject, { at: outcome.call.endedAt }),
      });
      const next = { ...recorder, totals: addCallToTotals(totals, call), ledger: booked };
      return [{ ...next, crossings: [...recorder.crossings, ...crossings] }, call];
    }
    case "turn_ended": {
      const { turnId } = outcome.turn;
      const turn = turnRecord(subject, outcome.turn, outcome.at, { costs: turnCosts(ledger, turnId), terms });
      return [{ ...recorder, totals: addTurnToTotals(totals, turn) }, turn];
    }
    case "talked":
      return [
        { ...recorder, totals: { ...totals, talk: addStretch(totals.talk, outcome.who, outcome, outcome.since) } },
        null,
      ];
    case "error_seen":
      return [{ ...recorder, totals: addErrorToTotals(totals) }, null];
    case "conversation_ended": {
      const { prices, limits } = terms;
      const [closed, crossings] = closeLedger(ledger, limits, prices.perMinute, durationOf(subject, outcome));
      const next = { ...recorder, ledger: closed, crossings: [...recorder.crossings, ...crossings] };
      return [next, endedRecord(subject, totals, outcome, { ledger: closed, terms })];
    }
  }
}
