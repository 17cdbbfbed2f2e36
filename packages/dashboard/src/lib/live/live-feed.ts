// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import type { TurnspanRecord } from "@turnspan/records";
import type { Store, TailItem } from "@turnspan/store";

/** Something that came into the files, with its number in the feed. */
export interface FeedItem {
  readonly number: number;
  readonly item: TailItem;
  /** The same for the same record, in another feed as well; null of a line that is none. */
  readonly digest: string | null;
}

/** Who hears of new items. Must not throw. */
export interface Listener {
  /** What was in the files before is remembered; what comes from now on is new. */
  readonly onReady: () => void;
  readonly onItem: (item: FeedItem) => void;
  /** Files can't be read now. What is written meanwhile comes once they can. */
  readonly onFailure: (error: unknown) => void;
  /** They can again. */
  readonly onRecovery: () => void;
}

/** So many items are remembered. */
export const keptItems = 500;

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
  /** What keeps the files from being read now. */
  #failure: { readonly error: unknown } | null = null;
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
    if (this.#failure !== null) listener.onFailure(this.#failure.error);
    if (!this.#following) void this.#follow();
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#ended.abort();
    this.#listeners.clear();
  }

  async #follow(): Promise<void> {
    this.#following = true;
    const following = this.#store.tail({
      signal: this.#ended.signal,
      last: keptItems,
      onCaughtUp: () => this.#caughtUp(),
      onFailure: (error) => this.#failed(error),
      onRecovery: () => this.#recovered(),
    });
    try {
      for await (const item of following) this.#add(item);
    } catch (error) {
      // The store tells of files that fail, and goes on: this is a mistake of ours, and it must not end the process.
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#failure = { error };
    for (const { onFailure } of this.#listeners) onFailure(error);
  }

  #recovered(): void {
    this.#failure = null;
    for (const { onRecovery } of this.#listeners) onRecovery();
  }

  #caughtUp(): void {
    if (this.#ready) return;
    this.#ready = true;
    for (const { onReady } of this.#listeners) onReady();
  }

  #add(item: TailItem): void {
    const numbered = { number: this.#next, item, digest: digestOf(item) };
    this.#next += 1;
    this.#items.push(numbered);
    if (this.#items.length > keptItems) this.#items.shift();
    if (!this.#ready) return;
    for (const { onItem } of this.#listeners) onItem(numbered);
  }
}

/** The type of an item's record; null of a line that is none. */
export function typeOf({ item }: FeedItem): TurnspanRecord["type"] | null {
  return item.kind === "record" ? item.record.type : null;
}

function digestOf(item: TailItem): string | null {
  if (item.kind !== "record") return null;
  return createHash("sha256").update(JSON.stringify(item.record)).digest("hex").slice(0, 16);
}
