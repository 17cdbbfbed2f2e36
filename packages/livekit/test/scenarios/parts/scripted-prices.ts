// SPDX-License-Identifier: Apache-2.0
import type { ServedRequest } from "@turnspan/scenario-kit";
import type { OwnPrice, OwnPrices } from "@turnspan/telemetry";

/** US dollars a million tokens or characters, and a minute of audio: each its own, so that no mix-up goes unnoticed. */
const usd = {
  llm: { input_mtok: 3, cached_input_mtok: 0.7, output_mtok: 11 },
  stt: { minute: 0.013 },
  tts: { million_characters: 17 },
  realtime: {
    input_mtok: 5,
    cached_input_mtok: 0.3,
    input_audio_mtok: 31,
    cached_input_audio_mtok: 0.9,
    output_mtok: 19,
    output_audio_mtok: 67,
  },
} as const;

const pricesOf = (provider: string): readonly OwnPrice[] =>
  (["llm", "stt", "tts", "realtime"] as const).map((kind) => ({ provider, models: ["*"], kind, usd: usd[kind] }));

/** Prices of the scripted providers. */
export const scriptedPrices: OwnPrices = { prices: ["scripted", "alpha", "beta"].flatMap(pricesOf) };

/** What a request costs by what was served, by hand; null where its usage was never told, or it has no price. US dollars. */
export function usdOf(request: ServedRequest): number | null {
  const { kind, usageSent, sessionMs, inputTokens, outputTokens, cachedTokens, characters, audioMs } = request;
  if (!usageSent || sessionMs !== null) return null;
  const cached = cachedTokens ?? 0;
  switch (kind) {
    case "llm": {
      const { input_mtok: input, cached_input_mtok: fromCache, output_mtok: output } = usd.llm;
      return (((inputTokens ?? 0) - cached) * input + cached * fromCache + (outputTokens ?? 0) * output) / 1e6;
    }
    case "stt":
      return ((audioMs ?? 0) / 60_000) * usd.stt.minute;
    case "tts":
      return ((characters ?? 0) * usd.tts.million_characters) / 1e6;
    case "realtime":
      return realtimeUsd(request);
    case "turn_detector":
      return null;
  }
}

function realtimeUsd(request: ServedRequest): number {
  const { inputTokens, outputTokens, cachedTokens, inputAudioTokens, cachedAudioTokens, outputAudioTokens } = request;
  const audio = inputAudioTokens ?? 0;
  const cached = cachedTokens ?? 0;
  const cachedAudio = cachedAudioTokens ?? 0;
  const text = (inputTokens ?? 0) - audio;
  const cachedText = cached - cachedAudio;
  const outputAudio = outputAudioTokens ?? 0;
  return (
    ((text - cachedText) * usd.realtime.input_mtok +
      cachedText * usd.realtime.cached_input_mtok +
      (audio - cachedAudio) * usd.realtime.input_audio_mtok +
      cachedAudio * usd.realtime.cached_input_audio_mtok +
      ((outputTokens ?? 0) - outputAudio) * usd.realtime.output_mtok +
      outputAudio * usd.realtime.output_audio_mtok) /
    1e6
  );
}
