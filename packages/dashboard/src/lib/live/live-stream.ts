// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { LiveDropped, LiveHello, LiveMalformed, LiveRecord } from "../api/live-event.js";
import { malformedLine } from "../answers/malformed.js";
import { errorBody } from "../asking/error-body.js";
import { eventText } from "./event-text.js";
import { type FeedItem, type LiveFeed, typeOf } from "./live-feed.js";

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
  let dropped = 0;
  let ended = false;
  // A feed that fails ends the stream, and so may the reader, who still has something to read.
  const end = (): void => {
    if (ended) return;
    ended = true;
    leave();
    options.onEnd();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => controller.enqueue(encoder.encode(text));
        const hasRoom = (): boolean => (controller.desiredSize ?? 0) > 0;
        const flushDropped = (): void => {
          if (dropped === 0) return;
          send(eventText("dropped", { records: dropped } satisfies LiveDropped));
          dropped = 0;
        };
        const offer = (item: FeedItem): void => {
          const type = typeOf(item);
          if (type !== null && options.types !== null && !options.types.has(type)) return;
          if (!hasRoom()) {
            dropped += 1;
            return;
          }
          flushDropped();
          send(textOf(feed, item));
        };

        const heartbeat = setInterval(() => {
          if (!hasRoom()) return;
          flushDropped();
          send(": still here\n\n");
        }, heartbeatMs);
        heartbeat.unref();
        const stop = feed.listen({
          onReady: () => {
            send(eventText("hello", options.hello));
            const { missed, items } = toCatchUp(feed, options);
            dropped = missed;
            flushDropped();
            for (const item of items) offer(item);
          },
          onItem: offer,
          onFailure: (error) => {
            send(eventText("failed", errorBody(error).body));
            end();
            controller.close();
          },
        });
        leave = () => {
          clearInterval(heartbeat);
          stop();
        };
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBytes }),
  );
}

function textOf(feed: LiveFeed, { number, item }: FeedItem): string {
  if (item.kind === "malformed") return eventText("malformed", malformedLine(item.line) satisfies LiveMalformed);
  const { record } = item;
  return eventText("record", { type: record.type, record } satisfies LiveRecord, `${feed.name}-${number}`);
}

/** What a reader is to get before anything new: what it missed if it was here before, else the last few. */
function toCatchUp(
  feed: LiveFeed,
  { last, types, lastEventId }: LiveStreamOptions,
): { readonly missed: number; readonly items: readonly FeedItem[] } {
  const items = feed.items();
  const seen = numberIn(lastEventId, feed.name);
  if (seen === null) {
    const wanted = items.filter((item) => typeOf(item) !== null && (types?.has(typeOf(item) ?? "call") ?? true));
    return { missed: 0, items: last === 0 ? [] : wanted.slice(-last) };
  }
  const first = items[0]?.number ?? seen + 1;
  return { missed: Math.max(0, first - seen - 1), items: items.filter(({ number }) => number > seen) };
}

function numberIn(id: string | null, feedName: string): number | null {
  const [name, number = ""] = (id ?? "").split("-");
  return name === feedName && /^\d{1,15}$/.test(number) ? Number(number) : null;
}
