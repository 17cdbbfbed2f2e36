// SPDX-License-Identifier: Apache-2.0
import { directRows } from "./direct-rows.js";
import { inferenceRows } from "./inference-rows.js";
import type { PriceRow } from "./price-row.js";

const billedByToken = "The vendor bills tokens; this is its own estimate for a minute.";
const oneLanguage = "Streaming, one language. The multilingual mode costs more and reports the same model name.";

/** The list prices that come with this version. */
export const priceBook: readonly PriceRow[] = [
  ...directRows("deepgram", "https://deepgram.com/pricing", [
    [["nova-3", "nova-3-general"], "audio_minute", 0.0048, "2026-05-28", oneLanguage],
    [["nova-2", "nova-2-general"], "audio_minute", 0.005833, "2026-08-20"],
    [["flux-general-en"], "audio_minute", 0.0065, "2026-08-20"],
    [["aura-2", "aura-2-*"], "million_characters", 30, "2026-05-27"],
  ]),
  ...directRows("elevenlabs", "https://elevenlabs.io/pricing/api", [
    [["eleven_flash_v2_5", "eleven_flash_v2"], "million_characters", 50, "2026-06-06"],
    [["eleven_turbo_v2_5", "eleven_turbo_v2"], "million_characters", 50, "2026-06-06"],
    [["eleven_multilingual_v2"], "million_characters", 100, "2026-06-06"],
    [["eleven_v3"], "million_characters", 100, "2026-08-20"],
    [["scribe_v2_realtime"], "audio_minute", 0.0065, "2026-08-21"],
  ]),
  ...directRows("cartesia", "https://cartesia.ai/pricing", [
    [["sonic-3"], "million_characters", 50, "2026-08-21"],
    [["ink-2"], "audio_minute", 0.009, "2026-08-21"],
  ]),
  ...directRows("openai", "https://platform.openai.com/docs/pricing", [
    [["tts-1"], "million_characters", 15, "2026-05-27"],
    [["tts-1-hd"], "million_characters", 30, "2026-05-27"],
    [["whisper-1"], "audio_minute", 0.006, "2026-05-29"],
    [["gpt-4o-transcribe"], "audio_minute", 0.006, "2026-08-20", billedByToken],
    [["gpt-4o-mini-transcribe"], "audio_minute", 0.003, "2026-08-20", billedByToken],
  ]),
  ...inferenceRows("deepgram", "nova-3", "audio_minute", { build: 0.0048, ship: 0.0048, scale: 0.0042 }),
  ...inferenceRows("elevenlabs", "eleven_flash_v2_5", "million_characters", { build: 150, ship: 150, scale: 60 }),
  ...inferenceRows("cartesia", "sonic-3", "million_characters", { build: 50, ship: 50, scale: 37.5 }),
];
