// SPDX-License-Identifier: Apache-2.0
import type { ScriptedToolCall } from "../providers/llm-reply.js";

/** What a realtime response uses. Cached tokens are part of the input tokens, audio tokens part of each count. */
export interface RealtimeUsage {
  readonly inputTokens: number;
  readonly inputAudioTokens: number;
  readonly cachedTokens: number;
  readonly cachedAudioTokens: number;
  readonly outputTokens: number;
  readonly outputAudioTokens: number;
}

/** One response of the scripted realtime model; they come in the order of the script. */
export interface RealtimeReply {
  /** What the caller is heard to have said, if a transcript comes; absent for a response that the host asks for. */
  readonly heard?: string;
  /** From the creation of the response to its first audio, in ms. */
  readonly ttftMs: number;
  /** Absent for a response that only calls tools. */
  readonly text?: string;
  /** Length of the audio in ms. */
  readonly audioMs: number;
  readonly toolCalls?: readonly ScriptedToolCall[];
  readonly usage: RealtimeUsage;
  /**
   * The response breaks where its audio would begin, and its usage is never told. `recoverable`: the model goes on with the
   * next response; `fatal`: LiveKit closes the session. Default: it does not break.
   */
  readonly fails?: "recoverable" | "fatal";
}

/** A realtime model as plain data. */
export interface RealtimeScript {
  readonly replies: readonly RealtimeReply[];
  /** True for a model that is billed by the time that its connection is open and says so when it closes. Default false. */
  readonly reportsSessionTime?: boolean;
}
