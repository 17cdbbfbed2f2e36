// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import { type OwnPrices, type Pricing, pricingOf } from "@turnspan/telemetry";
import type { Fact } from "../../src/lib/turns/fact.js";

/** US dollars a million tokens or characters, and a minute of audio. */
const usd = { input: 3, cached: 0.7, output: 11, minute: 0.013, characters: 17 } as const;
const audio = { input: 31, cached: 0.9, output: 67 } as const;

const tokens = { input_mtok: usd.input, cached_input_mtok: usd.cached, output_mtok: usd.output };
const audioTokens = {
  input_audio_mtok: audio.input,
  cached_input_audio_mtok: audio.cached,
  output_audio_mtok: audio.output,
};

const ownPrices: OwnPrices = {
  prices: ["scripted", "one", "two", "alpha", "beta"].flatMap((provider) => [
    { provider, models: ["*"], kind: "llm" as const, usd: tokens },
    { provider, models: ["*"], kind: "realtime" as const, usd: { ...tokens, ...audioTokens } },
    { provider, models: ["*"], kind: "stt" as const, usd: { minute: usd.minute } },
    { provider, models: ["*"], kind: "tts" as const, usd: { million_characters: usd.characters } },
  ]),
};

/** Prices of the models that the facts of the tests name. */
export const testPricing: Pricing = pricingOf(ownPrices);

/** What one request used, as far as it costs money; null is unknown. */
interface Told {
  readonly kind: string;
  readonly priced: boolean;
  readonly input: number | null;
  readonly output: number | null;
  readonly cached: number | null;
  readonly inputAudio: number | null;
  readonly cachedAudio: number | null;
  readonly outputAudio: number | null;
  readonly characters: number | null;
  readonly audioMs: number | null;
  readonly sessionMs: number | null;
}

const nothing = {
  input: null,
  output: null,
  cached: null,
  inputAudio: null,
  cachedAudio: null,
  outputAudio: null,
  characters: null,
  audioMs: null,
  sessionMs: null,
};

/** What the reports say that requests used; those of adapters that pass on others' left out. */
export function toldUsage(facts: readonly Fact[]): readonly Told[] {
  return facts.flatMap((fact): readonly Told[] => {
    if (!("isCopy" in fact) || fact.isCopy) return [];
    switch (fact.type) {
      case "llm_used":
      case "realtime_used": {
        const isTold = fact.inputTokens > 0 || fact.outputTokens > 0;
        const sessionMs = fact.type === "realtime_used" ? fact.sessionDurationMs : null;
        const told = { ...nothing, kind: fact.type === "llm_used" ? "llm" : "realtime", sessionMs, ...pricedBy(fact) };
        if (!isTold) return [told];
        const split =
          fact.type === "llm_used"
            ? {}
            : {
                inputAudio: fact.inputAudioTokens,
                cachedAudio: fact.cachedInputAudioTokens,
                outputAudio: fact.outputAudioTokens,
              };
        const { inputTokens: input, outputTokens: output, cachedInputTokens: cached } = fact;
        return [{ ...told, input, output, cached, ...split }];
      }
      case "tts_used":
        return [
          {
            ...nothing,
            kind: "tts",
            characters: fact.characters,
            audioMs: fact.audioDurationMs,
            input: fact.inputTokens,
            output: fact.outputTokens,
            ...pricedBy(fact),
          },
        ];
      case "stt_used":
        return [
          {
            ...nothing,
            kind: "stt",
            audioMs: fact.audioDurationMs,
            input: fact.inputTokens,
            output: fact.outputTokens,
            ...pricedBy(fact),
          },
        ];
      default:
        return [];
    }
  });
}

/** The same of a call's record. */
export function recordedUsage(call: CallRecord): Told {
  return {
    kind: call.kind,
    ...pricedBy(call),
    input: call.input_tokens,
    output: call.output_tokens,
    cached: call.cached_input_tokens,
    inputAudio: call.input_audio_tokens,
    cachedAudio: call.cached_input_audio_tokens,
    outputAudio: call.output_audio_tokens,
    characters: call.characters,
    audioMs: call.audio_duration_ms,
    sessionMs: call.session_duration_ms,
  };
}

function pricedBy({ provider }: { readonly provider: string | null }): Pick<Told, "priced"> {
  return { priced: (ownPrices.prices ?? []).some((price) => price.provider === provider) };
}

/** How often each usage is there. */
export function countUsages(all: readonly Told[]): ReadonlyMap<string, number> {
  const names = Object.keys(nothing) as (keyof typeof nothing)[];
  const counts = new Map<string, number>();
  for (const told of all) {
    const key = [told.kind, told.priced, ...names.map((name) => told[name])].join(" ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What a usage costs, by hand; null where it, or its price, is unknown, or its numbers contradict one another. */
export function usdOfUsage(told: Told): number | null {
  if (!told.priced) return null;
  switch (told.kind) {
    case "stt":
      return told.audioMs === null ? null : (told.audioMs / 60_000) * usd.minute;
    case "tts":
      return told.characters === null ? null : (told.characters * usd.characters) / 1e6;
    case "llm":
    case "realtime":
      return tokensUsd(told);
    default:
      return null;
  }
}

function tokensUsd({ input, output, cached, inputAudio, cachedAudio, outputAudio }: Told): number | null {
  if (input === null || output === null) return null;
  const heard = inputAudio ?? 0;
  const heardBefore = cachedAudio ?? 0;
  const spoken = outputAudio ?? 0;
  const parts: readonly (readonly [number, number])[] = [
    [input - (cached ?? 0) - (heard - heardBefore), usd.input],
    [(cached ?? 0) - heardBefore, usd.cached],
    [heard - heardBefore, audio.input],
    [heardBefore, audio.cached],
    [output - spoken, usd.output],
    [spoken, audio.output],
  ];
  return parts.some(([amount]) => amount < 0)
    ? null
    : parts.reduce((sum, [amount, rate]) => sum + (amount * rate) / 1e6, 0);
}
