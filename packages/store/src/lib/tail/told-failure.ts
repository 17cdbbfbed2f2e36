// SPDX-License-Identifier: Apache-2.0
import type { TailOptions } from "./tail-item.js";

/** What keeps a feed from reading, told once a reason. */
export class ToldFailure {
  readonly #told: Pick<TailOptions, "onFailure" | "onRecovery">;
  #reason: string | null = null;

  constructor(told: Pick<TailOptions, "onFailure" | "onRecovery">) {
    this.#told = told;
  }

  /** @throws the error if nobody is to be told. */
  is(error: unknown): void {
    const { onFailure } = this.#told;
    if (onFailure === undefined) throw error;
    const reason = String(error);
    if (reason === this.#reason) return;
    this.#reason = reason;
    onFailure(error);
  }

  isOver(): void {
    if (this.#reason === null) return;
    this.#reason = null;
    this.#told.onRecovery?.();
  }
}
