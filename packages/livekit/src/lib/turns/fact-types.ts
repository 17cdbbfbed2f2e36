// SPDX-License-Identifier: Apache-2.0
import type { Fact } from "./fact.js";

/** Every type of fact that this version knows. */
const known: Readonly<Record<Fact["type"], true>> = {
  conversation_started: true,
  user_state_changed: true,
  agent_state_changed: true,
  stretch_ended: true,
  user_transcribed: true,
  user_turn_ended: true,
  speech_created: true,
  speech_scheduled: true,
  speech_interrupted: true,
  speech_done: true,
  user_turn_committed: true,
  llm_used: true,
  tts_used: true,
  stt_used: true,
  realtime_used: true,
  user_message_added: true,
  agent_message_added: true,
  tools_executed: true,
  false_interruption: true,
  provider_failed: true,
  availability_changed: true,
  handed_off: true,
  transcription_timed_out: true,
  prediction_made: true,
  session_closed: true,
  clock_ticked: true,
};

/** Whether this version knows a type of fact. */
export function isFactType(type: unknown): type is Fact["type"] {
  return typeof type === "string" && Object.hasOwn(known, type);
}
