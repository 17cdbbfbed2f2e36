// SPDX-License-Identifier: Apache-2.0
import type { LlmReply } from "../providers/llm-reply.js";
import type { ProviderScript } from "../providers/provider-script.js";
import type { RecognizerScript } from "../providers/scripted-stt.js";
import type { ScriptedTranscript } from "../providers/scripted-transcript.js";
import type { ScriptedVoice } from "../providers/scripted-voice.js";
import type { RealtimeScript } from "../realtime/realtime-reply.js";

export interface LlmPlan extends ProviderScript {
  /** Default: those of all models. */
  readonly replies?: readonly LlmReply[];
}

export interface SttPlan extends RecognizerScript {
  readonly transcripts: readonly ScriptedTranscript[];
  /** False for a provider that takes whole utterances only. Default true. */
  readonly streaming?: boolean;
}

export interface TtsPlan extends ProviderScript {
  readonly voice: ScriptedVoice;
}

/** A model that predicts the end of the turn. */
export interface TurnDetectorPlan {
  /** `words`: it reads the transcript, and LiveKit tells nobody of the request. `audio`: it hears the caller as he speaks. */
  readonly from: "words" | "audio";
  readonly takesMs: number;
  /** What it predicts, in turn, and then from the first again. LiveKit waits longer below one half. */
  readonly probabilities: readonly number[];
}

/** The providers of a session. Several of a kind stand behind LiveKit's fallback adapter, first choice first. */
export interface ProviderPlan {
  /** What the language models reply, unless they have replies of their own. */
  readonly replies?: readonly LlmReply[];
  readonly llm?: readonly LlmPlan[];
  readonly stt?: readonly SttPlan[];
  readonly tts?: readonly TtsPlan[];
  /** In place of the three. */
  readonly realtime?: RealtimeScript;
  readonly turnDetector?: TurnDetectorPlan;
}
