// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith } from "./copies.js";
import { type FoundTool, addTools } from "./add-tools.js";
import {
  type Conversation,
  type Step,
  chain,
  endedSpeech,
  listeningTurn,
  openTurn,
  turnOfSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import type { SpeechCreated, SpeechDone, SpeechInterrupted, SpeechScheduled } from "./fact.js";
import { interrupt } from "./interrupter.js";
import { settleIfDone } from "./settle.js";
import { decideSpeeches, writeDecidedCalls } from "./waiting-calls.js";
import { type Speech, type Turn, newSpeech, withSpeech } from "./turn.js";

export function onSpeechCreated(state: Conversation, fact: SpeechCreated): Step {
  if (turnOfSpeech(state, fact.speechId) || endedSpeech(state, fact.speechId)) return unchanged(state);
  const isAutomaticReply = fact.source === "generate_reply" && fact.modality === "audio";
  const owner = turnOfSpeech(state, fact.parentSpeechId) ?? (isAutomaticReply ? null : askingTurn(state, fact));
  if (owner) {
    const joined = turnWith(owner, { handedOffAt: null });
    return unchanged(addSpeech(state, joined, newSpeech(fact, "adopted"), { kind: "answering" }));
  }
  if (isAutomaticReply) {
    const listening = listeningTurn(state);
    const [turn, opened] = listening
      ? [listening, state]
      : openTurn(state, fact.at, { initiator: "user", modality: "audio", phase: { kind: "listening" } });
    // A realtime model hears for itself: nothing will commit the user's turn.
    return fact.realtime
      ? writeDecidedCalls(
          addSpeech(opened, turnWith(turn, { modality: "realtime" }), newSpeech(fact, "adopted"), {
            kind: "answering",
          }),
          fact.at,
        )
      : unchanged(addSpeech(opened, turn, newSpeech(fact, "speculative"), turn.phase));
  }

  const [turn, opened] = openTurn(state, fact.at, {
    initiator: "agent",
    modality: fact.realtime ? "realtime" : "audio",
    phase: { kind: "answering" },
  });
  return unchanged(addSpeech(opened, turn, newSpeech(fact, "adopted"), turn.phase));
}

/** The turn whose tool, or whose handing over, brought a speech about that the host asked for. */
function askingTurn(state: Conversation, fact: SpeechCreated): Turn | null {
  return (
    turnOfSpeech(state, fact.duringToolOfSpeechId) ?? state.turns.findLast((turn) => turn.handedOffAt !== null) ?? null
  );
}

function addSpeech(state: Conversation, turn: Turn, speech: Speech, phase: Turn["phase"]): Conversation {
  return withTurn(state, turnWith(turn, { speeches: [...turn.speeches, speech], phase }));
}

/** A reply that is queued at once is no preemptive attempt, even if no end of turn is ever reported for it. */
export function onSpeechScheduled(state: Conversation, fact: SpeechScheduled): Step {
  const turn = turnOfSpeech(state, fact.speechId);
  const speech = turn?.speeches.find((other) => other.speechId === fact.speechId);
  if (!turn || speech?.fate !== "speculative" || !fact.scheduled) return unchanged(state);
  return decideSpeeches(withTurn(state, turnWith(turn, { phase: { kind: "answering" } })), fact.at, (other) =>
    other.speechId === fact.speechId ? "adopted" : other.fate,
  );
}

/** Attempts at an answer that nobody waits for are interrupted too: that cuts nobody short. */
export function onSpeechInterrupted(state: Conversation, fact: SpeechInterrupted): Step {
  const turn = turnOfSpeech(state, fact.speechId);
  const speech = turn?.speeches.find((other) => other.speechId === fact.speechId);
  if (!turn || speech?.fate !== "adopted") return unchanged(state);
  return unchanged(interrupt(state, turn, fact.isClosing ? "close" : null));
}

export function onSpeechDone(state: Conversation, fact: SpeechDone): Step {
  const before = turnOfSpeech(state, fact.speechId);
  const speech = before?.speeches.find((other) => other.speechId === fact.speechId);
  if (!before || !speech || speech.done) return unchanged(state);

  const wasAnswering = speech.fate === "adopted";
  const noted = wasAnswering && fact.interrupted ? interrupt(state, before) : state;
  const turn = turnOfSpeech(noted, fact.speechId) ?? before;
  const done = withSpeech(turn, fact.speechId, { done: true });
  const updated: Turn =
    wasAnswering && fact.errorType !== null && turn.failures.length === 0
      ? turnWith(done, { failures: [{ kind: "speech", errorType: fact.errorType }] })
      : done;
  return chain(
    // An attempt that ends before it was adopted was invalidated.
    decideSpeeches(addTools(noted, updated, unfinishedTools(fact)), fact.at, (other) =>
      other.speechId === fact.speechId ? "discarded" : other.fate,
    ),
    (decided) => unchanged(clearWay(settleIfDone(decided, turn.turnId, fact.at), turn, fact.at)),
  );
}

/** Speeches play one after another: later turns that have not been heard yet were waiting for this one. */
function clearWay(state: Conversation, done: Turn, at: number): Conversation {
  const waits = (turn: Turn) => turn.index > done.index && turn.agent.startedAt === null;
  if (!state.turns.some(waits)) return state;
  return conversationWith(state, {
    turns: state.turns.map((turn) => (waits(turn) ? turnWith(turn, { clearedAt: at }) : turn)),
  });
}

/** What had started and never returned: nobody knows how it would have ended. */
function unfinishedTools({ speechId, unfinishedTools: tools }: SpeechDone): FoundTool[] {
  return tools.map((tool) => ({ ...tool, speechId, endedAt: null, success: null, errorType: null }));
}
