// SPDX-License-Identifier: Apache-2.0
import type { Recording } from "./recording.js";

const sampleRate = 16_000;

/** Makes an utterance of `ms` milliseconds that is speech to whoever goes by loudness: a hum, loud from end to end. */
export function hummedRecording(text: string, ms: number): Recording {
  const samples = new Int16Array((sampleRate * ms) / 1000);
  for (const i of samples.keys()) samples[i] = Math.round(8000 * Math.sin((2 * Math.PI * 180 * i) / sampleRate));
  return { name: text, text, samples, speechEndMs: ms };
}
