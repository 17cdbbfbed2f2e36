// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";

/** A record as it came; `key` rises. */
export interface FeedItem {
  readonly key: number;
  readonly record: TurnspanRecord;
}

/** What came, newest first, within bounds however long the page stays open. */
export interface Feed {
  readonly items: readonly FeedItem[];
  /** Came while paused, newest first; null while not paused. */
  readonly held: readonly FeedItem[] | null;
  /** How many came while paused, also those that are no longer held. */
  readonly heldCount: number;
  /** Records that the server left out because this page was too slow or too long away; null: some, it is not known how many. */
  readonly dropped: number | null;
  /** Lines that were no records. */
  readonly malformed: number;
  /** All that came since the page was opened. */
  readonly came: number;
}

/** At most so many records are held, shown and waiting each. */
export const mostItems = 500;

export const emptyFeed: Feed = { items: [], held: null, heldCount: 0, dropped: 0, malformed: 0, came: 0 };

/** The feed after records came, in the order in which they did. */
export function withRecords(feed: Feed, records: readonly TurnspanRecord[]): Feed {
  if (records.length === 0) return feed;
  const came = records.map((record, index): FeedItem => ({ key: feed.came + index, record })).toReversed();
  const total = feed.came + records.length;
  if (feed.held === null) return { ...feed, came: total, items: newest(came, feed.items) };
  return { ...feed, came: total, held: newest(came, feed.held), heldCount: feed.heldCount + records.length };
}

/** The feed after the server left records out; null: it is not known how many. */
export function withDropped(feed: Feed, records: number | null): Feed {
  return { ...feed, dropped: feed.dropped === null || records === null ? null : feed.dropped + records };
}

/** Stops what is shown; what comes is held. */
export function paused(feed: Feed): Feed {
  return feed.held === null ? { ...feed, held: [], heldCount: 0 } : feed;
}

/** Goes on, with what came meanwhile. */
export function resumed(feed: Feed): Feed {
  return feed.held === null ? feed : { ...feed, items: newest(feed.held, feed.items), held: null, heldCount: 0 };
}

function newest(newer: readonly FeedItem[], older: readonly FeedItem[]): readonly FeedItem[] {
  return [...newer, ...older].slice(0, mostItems);
}
