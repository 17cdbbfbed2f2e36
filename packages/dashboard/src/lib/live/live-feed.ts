// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import type { TurnspanRecord } from "@turnspan/records";
import type { Store, TailItem } from "@turnspan/store";

/** Something that came into the files, with its number in the feed. */
export interface FeedItem {
  readonly number: number;
  readonly item: TailItem;
}

/** Who hears of new items. Must not throw. */
export interface Listener {
  /** What was in the files before is remembered; what comes from now on is new. */
  readonly onReady: () => void;
  readonly onItem: (item: FeedItem) => void;
  /** The files can't be followed any more; nothing comes after it. */
  readonly onFailure: (error: unknown) => void;
}

const kept = 500;

/** Follows the files once for all who listen, from the first of them on, and remembers the last items for who comes later. */
export class LiveFeed {
  /** Tells numbers of this feed from those of one before. */
  readonly name = randomBytes(6).toString("hex");
  readonly #store: Store;
  readonly #ended = new AbortController();
  readonly #listeners = new Set<Listener>();
  readonly #items: FeedItem[] = [];
  #next = 1;
  #following = false;
  #ready = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What is remembered, oldest first. */
  items(): readonly FeedItem[] {
    return this.#items;
  }

  /** Adds a listener; returns how to leave. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#ready) listener.onReady();
    if (!this.#following) void this.#follow();
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#ended.abort();
    this.#listeners.clear();
  }

  async #follow(): Promise<void> {
    this.#following = true;
    const { signal } = this.#ended;
    try {
      const last = this.#items.length === 0 ? kept : 0;
      for await (const item of this.#store.tail({ signal, last, onCaughtUp: () => this.#caughtUp() })) this.#add(item);
    } catch (error) {
      for (const { onFailure } of this.#listeners) onFailure(error);
      this.#listeners.clear();
    } finally {
      this.#following = false;
    }
  }

  #caughtUp(): void {
    if (this.#ready) return;
    this.#ready = true;
    for (const { onReady } of this.#listeners) onReady();
  }

  #add(item: TailItem): void {
    const numbered = { number: this.#next, item };
    this.#next += 1;
    this.#items.push(numbered);
    if (this.#items.length > kept) this.#items.shift();
    if (!this.#ready) return;
    for (const { onItem } of this.#listeners) onItem(numbered);
  }
}

/** The type of an item's record; null of a line that is none. */
export function typeOf({ item }: FeedItem): TurnspanRecord["type"] | null {
  return item.kind === "record" ? item.record.type : null;
}
