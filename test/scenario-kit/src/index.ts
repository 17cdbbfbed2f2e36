// SPDX-License-Identifier: Apache-2.0
/** Scripted callers and providers for a real `AgentSession`, with a ledger of what was served and heard. */
export type { PlayedSegment } from "./lib/audio/played-segment.js";
export { RealTimeAudioOutput } from "./lib/audio/real-time-audio-output.js";
export { RecordedAudioInput } from "./lib/audio/recorded-audio-input.js";
export { loadRecordings } from "./lib/audio/recording.js";
export type { Recording } from "./lib/audio/recording.js";
export { pause } from "./lib/clock/pause.js";
export { Ledger } from "./lib/ledger/ledger.js";
export type { ProviderKind, ServedRequest } from "./lib/ledger/served-request.js";
export type { LlmReply } from "./lib/providers/llm-reply.js";
export { ScriptedLlm } from "./lib/providers/scripted-llm.js";
export { ScriptedStt } from "./lib/providers/scripted-stt.js";
export { ScriptedTts } from "./lib/providers/scripted-tts.js";
export type { ScriptedVoice } from "./lib/providers/scripted-voice.js";
export { toneSampleRate } from "./lib/providers/speaking-tone.js";
export type { RealtimeReply } from "./lib/realtime/realtime-reply.js";
export type { AgentPlan } from "./lib/scenario/agent-plan.js";
export type { ExpectedTurn } from "./lib/scenario/expected-turn.js";
export type { ProviderPlan } from "./lib/scenario/provider-plan.js";
export type { Scenario } from "./lib/scenario/scenario.js";
export type { Step } from "./lib/scenario/step.js";
export type { SpokenUtterance, ToolRun, Truth } from "./lib/scenario/truth.js";
export { playScenario } from "./lib/session/play-scenario.js";
export { ListeningVad } from "./lib/vad/listening-vad.js";
export type { EndOfSpeech } from "./lib/vad/listening-vad.js";
