// SPDX-License-Identifier: Apache-2.0
import { RequestError } from "./request-error.js";

interface QueueOptions {
  /** Questions that are answered at once. */
  readonly atOnce: number;
  /** Questions that may wait behind them. */
  readonly waiting: number;
}

/** Bounds how many questions are put to the files at once. One whose asker is gone before its turn is not asked. */
export class QuestionQueue {
  readonly #options: QueueOptions;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /**
   * Asks when it is its turn.
   * @throws RequestError `BUSY` if too many wait, `GONE` if the asker is.
   */
  async ask<T>(signal: AbortSignal, question: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#options.atOnce) await this.#turn(signal);
    if (signal.aborted) {
      this.#next();
      throw gone();
    }
    this.#running += 1;
    try {
      return await question();
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    if (this.#waiting.size >= this.#options.waiting) {
      throw new RequestError(503, "BUSY", "Too many questions wait for an answer.", "Try again in a moment.");
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(enter);
        reject(gone());
      };
      const enter = (): void => {
        this.#waiting.delete(enter);
        signal.removeEventListener("abort", leave);
        resolve();
      };
      this.#waiting.add(enter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  #next(): void {
    const [enter] = this.#waiting;
    if (this.#running < this.#options.atOnce) enter?.();
  }
}

function gone(): RequestError {
  return new RequestError(400, "GONE", "Who asked has gone.", "Ask again.");
}
