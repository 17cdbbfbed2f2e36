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

function reduceRunning(state: Conversation, fact: Fact): Step {
  switch (fact.type) {
    case "conversation_started":
    case "clock_ticked":
      return unchanged(state);
    case "user_state_changed":
      return onUserStateChanged(state, fact);
    case "user_transcribed":
      return onUserTranscribed(state, fact);
    case "user_turn_ended":
      return onUserTurnEnded(state, fact);
    case "user_turn_committed":
      return onUserTurnCommitted(state, fact);
    case "user_message_added":
      return onUserMessageAdded(state, fact);
    case "agent_state_changed":
      return onAgentStateChanged(state, fact);
    case "stretch_ended":
      return onStretchEnded(state, fact);
    case "agent_message_added":
      return onAgentMessageAdded(state, fact);
    case "false_interruption":
      return onFalseInterruption(state, fact);
    case "speech_created":
      return onSpeechCreated(state, fact);
    case "speech_scheduled":
      return onSpeechScheduled(state, fact);
    case "speech_interrupted":
      return onSpeechInterrupted(state, fact);
    case "speech_done":
      return onSpeechDone(state, fact);
    case "llm_used":
    case "tts_used":
    case "stt_used":
    case "realtime_used":
      return onUsage(state, fact);
    case "tools_executed":
      return onToolsExecuted(state, fact);
    case "provider_failed":
      return onProviderFailed(state, fact);
    case "availability_changed":
      return onAvailabilityChanged(state, fact);
    case "handed_off":
      return unchanged(onHandedOff(state, fact));
    case "transcription_timed_out":
      return onTranscriptionTimedOut(state, fact);
    case "prediction_made":
      return onPredictionMade(state, fact);
    case "session_closed":
      return onSessionClosed(state, fact);
  }
  // What a later version records.
  fact satisfies never;
  return unchanged(state);
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
