// SPDX-License-Identifier: Apache-2.0
import type { LlmReply, ProviderPlan, ScriptedVoice } from "@turnspan/scenario-kit";

/** A voice that says ten characters in 0.3 s. */
export const briskVoice: ScriptedVoice = { ttfbMs: [90], msPerCharacter: 30, speedup: 5 };

/** One recognizer, one model, one voice. */
export function voiceProviders(texts: readonly string[], replies: readonly LlmReply[]): ProviderPlan {
  return {
    stt: [{ transcripts: texts.map((text) => ({ text, finalDelayMs: 40 })) }],
    llm: [{}],
    tts: [{ voice: briskVoice }],
    replies,
  };
}
