// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { type Recorder, newRecorder, record } from "../../src/lib/measures/recorder.js";
import type { CostTerms } from "../../src/lib/costs/terms.js";
import type { Fact, Identity } from "../../src/lib/turns/fact.js";

/** When the conversations of the tests begin: 2026-11-01T10:00:00.000Z. */
export const startAt = Date.UTC(2026, 10, 1, 10);

export const identity: Identity = {
  conversationId: "conversation-1",
  traceId: "0af7651916cd43dd8448eb211c80319c",
  rootSpanId: "b7ad6b7169203331",
  parentSpanId: null,
  workflowName: "bookshop",
  serviceName: "bookshop",
  environment: "test",
  agentName: "bookshop",
  jobId: "AJ_1",
  roomName: "room-1",
  userId: null,
  sessionId: null,
  tenant: "acme",
  metadata: null,
  processId: 42,
  hostName: "host",
};

/** A fact of one type; what is left out gets an unremarkable value. Times are offsets in ms from {@link startAt}. */
type Draft<T extends Fact["type"]> = Partial<Omit<Extract<Fact, { type: T }>, "type" | "at">>;

const usage = { isCopy: false, requestId: "request", label: "label", provider: "scripted", model: "model-1" };

const defaults: { [T in Fact["type"]]: Omit<Extract<Fact, { type: T }>, "type" | "at"> } = {
  conversation_started: { seed: "00112233445566778899aabbccddeeff", identity },
  user_state_changed: { state: "speaking" },
  agent_state_changed: { state: "speaking", isAudible: true, speechId: null },
  stretch_ended: { who: "user", startedAt: startAt, endedAt: startAt + 1000 },
  user_transcribed: { isFinal: true, isEmpty: false, language: "en" },
  user_turn_ended: { requestIds: [] },
  speech_created: {
    speechId: "s1",
    source: "generate_reply",
    modality: "audio",
    parentSpeechId: null,
    duringToolOfSpeechId: null,
    realtime: false,
  },
  speech_scheduled: { speechId: "s1", scheduled: true },
  speech_interrupted: { speechId: "s1", isClosing: false },
  speech_done: { speechId: "s1", interrupted: false, errorType: null, unfinishedTools: [] },
  user_turn_committed: {
    speechId: "s1",
    userStoppedSpeakingAt: null,
    endOfUtteranceMs: null,
    transcriptionMs: null,
    onUserTurnCompletedMs: 0,
  },
  llm_used: {
    ...usage,
    endedAt: 0,
    speechId: "s1",
    durationMs: 400,
    ttftMs: 200,
    cancelled: false,
    inputTokens: 100,
    cachedInputTokens: 20,
    cacheWriteTokens: 0,
    outputTokens: 10,
  },
  tts_used: {
    ...usage,
    endedAt: 0,
    speechId: "s1",
    segmentId: null,
    durationMs: 500,
    ttfbMs: 100,
    audioDurationMs: 2000,
    characters: 30,
    inputTokens: null,
    outputTokens: null,
    cancelled: false,
    streamed: true,
  },
  stt_used: {
    ...usage,
    endedAt: 0,
    durationMs: 0,
    audioDurationMs: 1500,
    inputTokens: null,
    outputTokens: null,
    streamed: true,
  },
  realtime_used: {
    ...usage,
    endedAt: 0,
    durationMs: 400,
    sessionDurationMs: null,
    ttftMs: 200,
    cancelled: false,
    inputTokens: 100,
    outputTokens: 50,
    cachedInputTokens: 10,
    inputAudioTokens: 80,
    cachedInputAudioTokens: 5,
    outputAudioTokens: 40,
  },
  user_message_added: { spoken: true, startedSpeakingAt: null, stoppedSpeakingAt: null, text: null },
  agent_message_added: {
    speechId: "s1",
    interrupted: false,
    startedSpeakingAt: null,
    stoppedSpeakingAt: null,
    playbackMs: null,
    providerRequestIds: [],
    text: null,
  },
  tools_executed: { speechId: "s1", tools: [] },
  false_interruption: { resumed: true },
  provider_failed: {
    source: "llm",
    label: "label",
    provider: "scripted",
    model: "model-1",
    recoverable: true,
    isCopy: false,
    errorType: "APIConnectionError",
    errorMessage: null,
  },
  availability_changed: {
    kind: "llm",
    instance: { label: "primary", provider: "one", model: "model-1" },
    available: false,
    instances: 2,
  },
  handed_off: { fromAgentId: "first", toAgentId: "second", duringToolOfSpeechId: null },
  transcription_timed_out: {},
  prediction_made: { kind: "turn_detector", durationMs: 20, provider: "livekit", model: "eot" },
  session_closed: { reason: "user_initiated", errorType: null },
  clock_ticked: {},
};

/** Makes a fact that is observed `atMs` after {@link startAt}. A usage report ends when it is observed. */
export function fact<T extends Fact["type"]>(atMs: number, type: T, draft: Draft<T> = {}): Fact {
  const at = startAt + atMs;
  return { ...defaults[type], endedAt: at, ...draft, type, at } as unknown as Fact;
}

/** The whole milliseconds after {@link startAt}. */
export const at = (ms: number) => startAt + ms;

/** Runs facts through a fresh recorder, beginning with `conversation_started` at 0. */
export function play(facts: readonly Fact[], terms?: CostTerms): { recorder: Recorder; records: TurnspanRecord[] } {
  let recorder = newRecorder(terms);
  const records: TurnspanRecord[] = [];
  for (const next of [fact(0, "conversation_started"), ...facts]) {
    const [after, written] = record(recorder, next);
    recorder = after;
    records.push(...written);
  }
  return { recorder, records };
}

/** The records of one type. */
export function only<T extends TurnspanRecord["type"]>(records: readonly TurnspanRecord[], type: T) {
  return records.filter((one): one is Extract<TurnspanRecord, { type: T }> => one.type === type);
}

/**
 * A whole user turn of the pipeline, from the user's first sound to its end. The user speaks from `from` to
 * `from + 1000`; the turn is committed 500 ms later, tokens come 200 ms after that, sound 350 ms after that, for 2 s.
 */
export function userTurn(from: number, speechId: string): Fact[] {
  const stopped = from + 1000;
  const committed = stopped + 500;
  const heard = committed + 350;
  return [
    fact(from + 60, "user_state_changed", { state: "speaking" }),
    fact(stopped + 260, "user_state_changed", { state: "listening" }),
    fact(stopped + 300, "stt_used", {}),
    fact(stopped + 300, "user_transcribed", {}),
    fact(committed, "speech_created", { speechId }),
    fact(committed, "user_turn_committed", {
      speechId,
      userStoppedSpeakingAt: at(stopped),
      endOfUtteranceMs: 500,
      transcriptionMs: 300,
    }),
    fact(committed, "speech_scheduled", { speechId }),
    fact(committed + 1, "user_message_added", { startedSpeakingAt: at(from), stoppedSpeakingAt: at(stopped) }),
    fact(heard, "agent_state_changed", { state: "speaking" }),
    fact(committed + 400, "llm_used", { speechId, durationMs: 400, ttftMs: 200 }),
    fact(committed + 750, "tts_used", { speechId, durationMs: 500, ttfbMs: 100 }),
    fact(heard + 2000, "agent_message_added", {
      speechId,
      startedSpeakingAt: at(heard),
      stoppedSpeakingAt: at(heard + 2000),
      playbackMs: 0,
    }),
    fact(heard + 2000, "agent_state_changed", { state: "listening" }),
    fact(heard + 2000, "speech_done", { speechId }),
  ];
}
