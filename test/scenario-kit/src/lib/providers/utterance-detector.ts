// SPDX-License-Identifier: Apache-2.0
import { isLoud } from "../audio/is-loud.js";

/** What one more frame of audio means to a listener. */
export type Hearing = "quiet" | "began" | "talking" | "ended";

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
    const loud = isLoud(samples);
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
