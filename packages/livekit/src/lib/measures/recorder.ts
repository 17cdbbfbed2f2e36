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
import {
  type RunTotals,
  addCallToTotals,
  addErrorToTotals,
  addTurnToTotals,
  noTotals,
  totalsWith,
} from "./run-totals.js";
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

/** A recorder while what a fact led to is written up. */
type Draft = { -readonly [K in keyof Recorder]: Recorder[K] };

const noCrossings: readonly Crossing[] = Object.freeze([]);
const noRecords: readonly TurnspanRecord[] = Object.freeze([]);

/** Folds one fact into the records that it completes. Pure: replaying the facts gives the same records. */
export function record(recorder: Recorder, fact: Fact): [Recorder, readonly TurnspanRecord[]] {
  const { state, outcomes } = reduce(recorder.conversation, fact);
  const { subject, totals, ledger, terms } = recorder;
  const draft: Draft = { conversation: state, subject, totals, ledger, terms, crossings: noCrossings };
  if (outcomes.length === 0) return [draft, noRecords];
  const records: TurnspanRecord[] = [];
  for (const outcome of outcomes) {
    const written = writeUp(draft, outcome);
    if (written) records.push(written);
  }
  return [draft, records];
}

function writeUp(draft: Draft, outcome: Outcome): TurnspanRecord | null {
  if (outcome.type === "conversation_started") {
    draft.subject = { identity: outcome.identity, runId: outcome.runId, startedAt: outcome.at };
    return runningRecord(draft.subject);
  }
  const { subject, totals, ledger, terms } = draft;
  if (subject === null) return null;
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
      draft.totals = addCallToTotals(totals, call);
      draft.ledger = booked;
      draft.crossings = [...draft.crossings, ...crossings];
      return call;
    }
    case "turn_ended": {
      const { turnId } = outcome.turn;
      const turn = turnRecord(subject, outcome.turn, outcome.at, { costs: turnCosts(ledger, turnId), terms });
      draft.totals = addTurnToTotals(totals, turn);
      return turn;
    }
    case "talked":
      draft.totals = totalsWith(totals, { talk: addStretch(totals.talk, outcome.who, outcome, outcome.since) });
      return null;
    case "error_seen":
      draft.totals = addErrorToTotals(totals);
      return null;
    case "conversation_ended": {
      const { prices, limits } = terms;
      const [closed, crossings] = closeLedger(ledger, limits, prices.perMinute, durationOf(subject, outcome));
      draft.ledger = closed;
      draft.crossings = [...draft.crossings, ...crossings];
      return endedRecord(subject, totals, outcome, { ledger: closed, terms });
    }
  }
}
