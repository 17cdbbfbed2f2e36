// SPDX-License-Identifier: Apache-2.0
/** What one more frame of audio means to a listener. */
export type Hearing = "quiet" | "began" | "talking" | "ended";

// 40 dB below full scale: above room noise, below the quietest parts of speech.
const speechRms = 0.01;

/** Tells utterances from silence by the energy of the frames alone. */
export class UtteranceDetector {
  readonly #endSilenceMs: number;
  #talking = false;
  #silenceMs = 0;

  /** `endSilenceMs`: silence that ends an utterance; longer than the pauses between words. */
  constructor(endSilenceMs: number) {
    this.#endSilenceMs = endSilenceMs;
  }

  /** Hears one frame of 16-bit samples that lasts `durationMs`. */
  hear(samples: Int16Array, durationMs: number): Hearing {
    const loud = rms(samples) >= speechRms;
    if (!this.#talking) {
      if (!loud) return "quiet";
      this.#talking = true;
      this.#silenceMs = 0;
      return "began";
    }
    this.#silenceMs = loud ? 0 : this.#silenceMs + durationMs;
    if (this.#silenceMs < this.#endSilenceMs) return "talking";
    this.#talking = false;
    return "ended";
  }
}

function rms(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += (sample / 32768) ** 2;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
