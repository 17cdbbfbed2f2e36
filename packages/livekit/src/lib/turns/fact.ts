// SPDX-License-Identifier: Apache-2.0
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed } from "./usage.js";

/**
 * What LiveKit told us, as plain JSON data: the only input of the reducer, so that any list of facts replays exactly.
 * `at` is when it was observed, in epoch milliseconds. A new LiveKit event is a new variant here.
 */
export type Fact =
  | ConversationStarted
  | UserStateChanged
  | AgentStateChanged
  | StretchEnded
  | UserTranscribed
  | UserTurnEnded
  | SpeechCreated
  | SpeechScheduled
  | SpeechInterrupted
  | SpeechDone
  | UserTurnCommitted
  | LlmUsed
  | TtsUsed
  | SttUsed
  | RealtimeUsed
  | UserMessageAdded
  | AgentMessageAdded
  | ToolsExecuted
  | FalseInterruption
  | ProviderFailed
  | AvailabilityChanged
  | HandedOff
  | TranscriptionTimedOut
  | PredictionMade
  | SessionClosed
  | ClockTicked;

export interface ConversationStarted {
  type: "conversation_started";
  at: number;
  /** 32 hex digits from which every id of the conversation is drawn. */
  seed: string;
  identity: Identity;
}

/** Who and where a conversation is; fixed when it starts. */
export interface Identity {
  conversationId: string;
  traceId: string;
  rootSpanId: string;
  parentSpanId: string | null;
  workflowName: string;
  serviceName: string;
  /** Absent in older recordings. */
  serviceVersion?: string | null;
  environment: string;
  agentName: string | null;
  jobId: string | null;
  roomName: string | null;
  userId: string | null;
  sessionId: string | null;
  tenant: string | null;
  metadata: Record<string, string | number | boolean> | null;
  processId: number | null;
  hostName: string | null;
}

export interface UserStateChanged {
  type: "user_state_changed";
  at: number;
  state: "speaking" | "listening" | "away";
}

export interface AgentStateChanged {
  type: "agent_state_changed";
  at: number;
  state: "initializing" | "idle" | "listening" | "thinking" | "speaking";
  /** False where the agent answers in text alone: LiveKit calls that speaking too. */
  isAudible: boolean;
  /** The speech whose turn it is to play; `null` if there is none, or LiveKit does not tell. */
  speechId: string | null;
}

/**
 * Someone stopped talking. LiveKit's own spans tell it to the millisecond, just before the state change does, which comes
 * late by what detecting it took.
 */
export interface StretchEnded {
  type: "stretch_ended";
  at: number;
  who: "user" | "agent";
  startedAt: number;
  endedAt: number;
}

export interface UserTranscribed {
  type: "user_transcribed";
  at: number;
  isFinal: boolean;
  /** No words were made out: a realtime model says so when speech has ended and its words are still to come. */
  isEmpty: boolean;
  language: string | null;
}

/**
 * LiveKit's own span of the user's turn has ended with a transcript: what was said is handed to the agent, which need not
 * answer. Comes before `user_turn_committed`, or shortly after it.
 */
export interface UserTurnEnded {
  type: "user_turn_ended";
  at: number;
  /** Ids of the recognizer's requests for it. Some give every utterance of one connection the same. */
  requestIds: string[];
}

export interface SpeechCreated {
  type: "speech_created";
  at: number;
  speechId: string;
  source: "say" | "generate_reply" | "tool_response";
  /** `audio` for a reply that LiveKit starts by itself after the user spoke; `text` for a call of `generateReply()`. */
  modality: "audio" | "text";
  parentSpeechId: string | null;
  /** The speech whose tool was running when this one was created. */
  duringToolOfSpeechId: string | null;
  /** Whether a realtime model speaks: it hears for itself, so no end of turn is reported. */
  realtime: boolean;
}

/**
 * Whether a reply that LiveKit started by itself was queued at once, or is held back as a preemptive attempt. Older
 * recordings have it of every speech.
 */
export interface SpeechScheduled {
  type: "speech_scheduled";
  at: number;
  speechId: string;
  scheduled: boolean;
}

/** A speech was told to stop; its sound may have paused before, and its tasks take a while to unwind. */
export interface SpeechInterrupted {
  type: "speech_interrupted";
  at: number;
  speechId: string;
  /** Whether the session was closing. */
  isClosing: boolean;
}

export interface SpeechDone {
  type: "speech_done";
  at: number;
  speechId: string;
  interrupted: boolean;
  errorType: string | null;
  /** Tools that started and never returned. */
  unfinishedTools: { callId: string; name: string; startedAt: number; spanId?: string | null }[];
}

/** LiveKit's `eou_metrics`: the user's turn is over and this speech answers it. */
export interface UserTurnCommitted {
  type: "user_turn_committed";
  at: number;
  speechId: string | null;
  /** `null` where the end of speech was not detected; the delays then are unknown too. */
  userStoppedSpeakingAt: number | null;
  endOfUtteranceMs: number | null;
  transcriptionMs: number | null;
  onUserTurnCompletedMs: number;
}

export interface UserMessageAdded {
  type: "user_message_added";
  at: number;
  /** False for a message that was typed. */
  spoken: boolean;
  startedSpeakingAt: number | null;
  stoppedSpeakingAt: number | null;
  text: string | null;
}

export interface AgentMessageAdded {
  type: "agent_message_added";
  at: number;
  /** `null` if LiveKit does not tell: it ties the message of a `say()` to no handle. */
  speechId: string | null;
  interrupted: boolean;
  startedSpeakingAt: number | null;
  stoppedSpeakingAt: number | null;
  playbackMs: number | null;
  providerRequestIds: string[];
  text: string | null;
}

export interface ToolsExecuted {
  type: "tools_executed";
  at: number;
  speechId: string | null;
  tools: {
    callId: string;
    name: string;
    startedAt: number;
    endedAt: number;
    isError: boolean;
    /** The span under which the tool ran; `null`, or left out, if none was opened for it. */
    spanId?: string | null;
  }[];
}

export interface FalseInterruption {
  type: "false_interruption";
  at: number;
  resumed: boolean;
}

export interface ProviderFailed {
  type: "provider_failed";
  at: number;
  source: "llm" | "stt" | "tts" | "realtime" | "interruption" | "other";
  label: string;
  provider: string | null;
  model: string | null;
  recoverable: boolean;
  /** An adapter giving up: the requests that failed have been reported one by one. */
  isCopy: boolean;
  errorType: string;
  errorMessage: string | null;
}

/** A model behind a fallback adapter, as far as its reports tell it from others. */
export interface Instance {
  label: string;
  provider: string | null;
  model: string | null;
}

/** A fallback adapter gave up on one of its models, or took it back. */
export interface AvailabilityChanged {
  type: "availability_changed";
  at: number;
  kind: "llm" | "stt" | "tts";
  instance: Instance;
  available: boolean;
  /** How many models the adapter has. */
  instances: number;
  /** Who they are, in the order in which they are asked; absent in older recordings. */
  members?: Instance[];
  /** How many of them report just as this one does, itself included: 1 where its reports are its own. Absent in older recordings. */
  alike?: number;
}

/** Another agent took over. */
export interface HandedOff {
  type: "handed_off";
  at: number;
  /** `null` when the session's first agent starts. */
  fromAgentId: string | null;
  toAgentId: string;
  /** The speech whose tool is running: that of an AgentTask, which gives control back before its tool returns. */
  duringToolOfSpeechId: string | null;
}

/** Speech was detected, and no transcript came of it. */
export interface TranscriptionTimedOut {
  type: "transcription_timed_out";
  at: number;
}

/** A model that judges speech, not words: whether the turn has ended, whether the user interrupts. */
export interface PredictionMade {
  type: "prediction_made";
  at: number;
  kind: "turn_detector" | "interruption";
  /** When it was made; absent in older recordings. */
  endedAt?: number;
  durationMs: number;
  provider: string | null;
  model: string | null;
}

export interface SessionClosed {
  type: "session_closed";
  at: number;
  reason: string;
  errorType: string | null;
}

/** Time passed: lets the reducer close what has settled without reading a clock. */
export interface ClockTicked {
  type: "clock_ticked";
  at: number;
}
