// SPDX-License-Identifier: Apache-2.0
import { type FSWatcher, watch } from "node:fs";

/** Sleeps until something changes in a directory or its newest folder, or a time is over. A watch that fails only makes it sleep longer. */
export class WakeUp {
  readonly #dir: string;
  #folder: string | null = null;
  #ofDir: FSWatcher | null = null;
  #ofFolder: FSWatcher | null = null;
  #awake = false;
  #resolve: (() => void) | null = null;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Watches the directory, and the given folder of it. */
  watch(folder: string | null): void {
    this.#ofDir ??= this.#open(this.#dir);
    if (folder === this.#folder && this.#ofFolder !== null) return;
    this.#ofFolder?.close();
    this.#folder = folder;
    this.#ofFolder = folder === null ? null : this.#open(folder);
  }

  async wait(atMostMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (!this.#awake && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
        signal?.addEventListener("abort", this.#resolve, { once: true });
      });
      if (this.#resolve !== null) signal?.removeEventListener("abort", this.#resolve);
      this.#resolve = null;
    }
    this.#awake = false;
  }

  close(): void {
    this.#ofDir?.close();
    this.#ofFolder?.close();
    this.#ofDir = null;
    this.#ofFolder = null;
  }

  #open(path: string): FSWatcher | null {
    try {
      const watcher = watch(path, { persistent: false }, () => {
        this.#awake = true;
        this.#resolve?.();
      });
      watcher.on("error", () => {
        watcher.close();
        if (watcher === this.#ofDir) this.#ofDir = null;
        if (watcher === this.#ofFolder) this.#ofFolder = null;
      });
      return watcher;
    } catch {
      // Not there yet, or no watches left: the time wakes us.
      return null;
    }
  }
}
