// SPDX-License-Identifier: Apache-2.0
import type { PricedKind } from "../book/price-row.js";

/**
 * The premium model that others of the same provider and kind are held against: the vendor's most capable one that is
 * meant for conversations. Several where names differ by who sells it; the first that has a price counts. A choice, not a
 * price: `tiers.premium` of your own prices goes before it.
 */
const references: Readonly<Partial<Record<PricedKind, Readonly<Record<string, readonly string[]>>>>> = {
  llm: {
    openai: ["gpt-5.5"],
    azure: ["gpt-5.5"],
    anthropic: ["claude-opus-4-6", "claude-opus-4-5"],
    google: ["gemini-3.1-pro-preview"],
    mistral: ["mistral-large-latest"],
    xai: ["grok-4.6", "grok-4.20-0309-reasoning"],
  },
  realtime: { openai: ["gpt-realtime"] },
  stt: {
    assemblyai: ["universal-3-5-pro-streaming", "u3-rt-pro"],
    openai: ["gpt-4o-transcribe"],
    speechmatics: ["enhanced"],
  },
  tts: {
    aws: ["polly-generative"],
    deepgram: ["aura-2"],
    elevenlabs: ["eleven_multilingual_v2"],
    inworld: ["inworld-tts-1.5-max"],
    openai: ["tts-1-hd"],
    rime: ["coda"],
    telnyx: ["natural-hd"],
  },
};

/** Names of the premium model of a provider for a kind, the first choice first; empty where there is none. */
export function referenceModels(kind: PricedKind, provider: string): readonly string[] {
  return references[kind]?.[provider] ?? [];
}
