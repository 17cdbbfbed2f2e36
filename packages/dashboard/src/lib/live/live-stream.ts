// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { LiveDropped, LiveHello, LiveMalformed, LiveRecord, LiveRecovered } from "../api/live-event.js";
import { malformedLine } from "../answers/malformed.js";
import { errorBody } from "../asking/error-body.js";
import { eventText } from "./event-text.js";
import { type FeedItem, type LiveFeed, keptItems, typeOf } from "./live-feed.js";

export interface LiveStreamOptions {
  readonly hello: LiveHello;
  /** So many of the remembered items first. */
  readonly last: number;
  /** Only these; all if null. */
  readonly types: ReadonlySet<TurnspanRecord["type"]> | null;
  /** The id of the last event that the reader has; null on its first visit. */
  readonly lastEventId: string | null;
  readonly onEnd: () => void;
}

const heartbeatMs = 10_000;
/** What one reader may be behind; more is left out and counted. */
const mostBytes = 1_000_000;

/** The feed for one reader, as server-sent events. It holds a bounded amount for a reader that is slow. */
export function liveStream(feed: LiveFeed, options: LiveStreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = (): void => {};
  /** Records that were left out since the reader was told; null: some, it is not known how many. */
  let dropped: number | null = 0;
  /** Whether files can be read, if the reader is still to be told. */
  let news = "";

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => controller.enqueue(encoder.encode(text));
        const hasRoom = (): boolean => (controller.desiredSize ?? 0) > 0;
        const flush = (): void => {
          if (news !== "") send(news);
          news = "";
          if (dropped !== 0) send(eventText("dropped", { records: dropped } satisfies LiveDropped));
          dropped = 0;
        };
        const tell = (text: string): void => {
          news = text;
          if (hasRoom()) flush();
        };
        const offer = (item: FeedItem): void => {
          const type = typeOf(item);
          if (type !== null && options.types !== null && !options.types.has(type)) return;
          if (!hasRoom()) {
            if (dropped !== null) dropped += 1;
            return;
          }
          flush();
          send(textOf(feed, item));
        };

        const heartbeat = setInterval(() => {
          if (!hasRoom()) return;
          flush();
          send(": still here\n\n");
        }, heartbeatMs);
        heartbeat.unref();
        const stop = feed.listen({
          onReady: () => {
            send(eventText("hello", options.hello));
            const { missed, items } = toCatchUp(feed, options);
            dropped = missed;
            flush();
            for (const item of items) offer(item);
          },
          onItem: offer,
          onFailure: (error) => tell(eventText("failed", errorBody(error).body)),
          onRecovery: () => tell(eventText("recovered", {} satisfies LiveRecovered)),
        });
        leave = () => {
          clearInterval(heartbeat);
          stop();
        };
      },
      cancel: () => {
        leave();
        options.onEnd();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBytes }),
  );
}

function textOf(feed: LiveFeed, { number, item, digest }: FeedItem): string {
  if (item.kind === "malformed") return eventText("malformed", malformedLine(item.line) satisfies LiveMalformed);
  const { record } = item;
  return eventText("record", { type: record.type, record } satisfies LiveRecord, `${feed.name}-${number}-${digest}`);
}

/** What a reader is to get before anything new: what it missed if it was here before, else the last few. */
function toCatchUp(
  feed: LiveFeed,
  { last, types, lastEventId }: LiveStreamOptions,
): { readonly missed: number | null; readonly items: readonly FeedItem[] } {
  const items = feed.items();
  const seen = seenIn(lastEventId);
  if (seen === null) {
    const wanted = items.filter((item) => typeOf(item) !== null && (types?.has(typeOf(item) ?? "call") ?? true));
    return { missed: 0, items: last === 0 ? [] : wanted.slice(-last) };
  }
  if (seen.feedName === feed.name) {
    const first = items[0]?.number ?? seen.number + 1;
    return { missed: Math.max(0, first - seen.number - 1), items: items.filter(({ number }) => number > seen.number) };
  }
  // Of a server before this one. Its order is not ours: the reader gets all that we know, and knows what it had.
  const isWhole = items.length < keptItems || items.some(({ digest }) => digest === seen.digest);
  return { missed: isWhole ? 0 : null, items };
}

function seenIn(
  id: string | null,
): { readonly feedName: string; readonly number: number; readonly digest: string } | null {
  const [, feedName, number, digest] = /^([\da-f]{12})-(\d{1,15})-([\da-f]{16})$/.exec(id ?? "") ?? [];
  if (feedName === undefined || digest === undefined) return null;
  return { feedName, number: Number(number), digest };
}
