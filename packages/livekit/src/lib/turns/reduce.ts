// SPDX-License-Identifier: Apache-2.0
import { keepTurnsSmall } from "./bounds.js";
import { type Conversation, type Step, outcomesOf, unchanged } from "./conversation.js";
import type { Fact } from "./fact.js";
import { onAgentStateChanged, onFalseInterruption } from "./on-agent-state.js";
import { onAvailabilityChanged } from "./on-availability.js";
import { onProviderFailed } from "./on-failure.js";
import { onHandedOff } from "./on-handoff.js";
import { onAgentMessageAdded, onUserMessageAdded } from "./on-message.js";
import { onConversationStarted, onSessionClosed } from "./on-session.js";
import { onSpeechCreated, onSpeechDone, onSpeechInterrupted, onSpeechScheduled } from "./on-speech.js";
import { onStretchEnded } from "./on-stretch.js";
import { onToolsExecuted } from "./on-tools.js";
import { onPredictionMade, onUsage } from "./on-usage.js";
import {
  onTranscriptionTimedOut,
  onUserStateChanged,
  onUserTranscribed,
  onUserTurnCommitted,
  onUserTurnEnded,
} from "./on-user.js";
import { endForgottenTurns, endSettledTurns } from "./settle.js";
import { writeDecidedCalls } from "./waiting-calls.js";

/**
 * Folds one fact into a conversation. Pure: the same facts give the same states and outcomes, and nothing here reads
 * a clock. Facts may come in any order, twice or never; the state stays bounded.
 */
export function reduce(state: Conversation, fact: Fact): Step {
  switch (state.phase) {
    case "waiting":
      return fact.type === "conversation_started" ? onConversationStarted(state, fact) : unchanged(state);
    case "running":
      return reduceOpen(state, fact);
    case "closed":
      return reduceClosed(state, fact);
  }
}

/** What time has ended comes first; what a fact makes too much of is cut last. */
function reduceOpen(state: Conversation, fact: Fact): Step {
  const settled = endSettledTurns(state, fact.at);
  const written = writeDecidedCalls(settled.state, fact.at);
  const reduced = reduceRunning(written.state, fact);
  const remembered = endForgottenTurns(reduced.state, fact.at);
  const small = keepTurnsSmall(remembered.state);
  return { state: small.state, outcomes: outcomesOf(settled, written, reduced, remembered, small) };
}

type Handler<F extends Fact> = (state: Conversation, fact: F) => Step;

/** A new type of fact is a new line here. */
const handlers: { readonly [T in Fact["type"]]: Handler<Extract<Fact, { type: T }>> } = {
  conversation_started: unchanged,
  clock_ticked: unchanged,
  user_state_changed: onUserStateChanged,
  user_transcribed: onUserTranscribed,
  user_turn_ended: onUserTurnEnded,
  user_turn_committed: onUserTurnCommitted,
  user_message_added: onUserMessageAdded,
  agent_state_changed: onAgentStateChanged,
  stretch_ended: onStretchEnded,
  agent_message_added: onAgentMessageAdded,
  false_interruption: onFalseInterruption,
  speech_created: onSpeechCreated,
  speech_scheduled: onSpeechScheduled,
  speech_interrupted: onSpeechInterrupted,
  speech_done: onSpeechDone,
  llm_used: onUsage,
  tts_used: onUsage,
  stt_used: onUsage,
  realtime_used: onUsage,
  tools_executed: onToolsExecuted,
  provider_failed: onProviderFailed,
  availability_changed: onAvailabilityChanged,
  handed_off: (state, fact) => unchanged(onHandedOff(state, fact)),
  transcription_timed_out: onTranscriptionTimedOut,
  prediction_made: onPredictionMade,
  session_closed: onSessionClosed,
};

/** By any text: a recording may have a type that a later version made, or `constructor`. */
const handlerOf: ReadonlyMap<string, Handler<never>> = new Map(Object.entries(handlers));

function reduceRunning(state: Conversation, fact: Fact): Step {
  return handlerOf.get(fact.type)?.(state, fact as never) ?? unchanged(state);
}

/** After the close only what cost money still counts. */
function reduceClosed(state: Conversation, fact: Fact): Step {
  switch (fact.type) {
    case "llm_used":
    case "tts_used":
    case "stt_used":
    case "realtime_used":
      return onUsage(state, fact);
    default:
      return unchanged(state);
  }
}
