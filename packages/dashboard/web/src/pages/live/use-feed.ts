// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { LiveDropped, LiveRecord } from "../../../../src/lib/api/live-event.js";
import { ApiError } from "../../api/api-error.js";
import { errorOf, getJson } from "../../api/get-json.js";
import { emptyFeed, type Feed, mostItems, paused, resumed, withDropped, withRecords } from "./feed.js";
import { SeenRecords } from "./seen-records.js";

/** Whether records can come. */
export type Connection = "connecting" | "open" | "lost";

export interface LiveFeed {
  readonly feed: Feed;
  readonly connection: Connection;
  /** Why nothing comes: the server refuses, or can't read the files; null unless it says so. */
  readonly refusal: ApiError | null;
  readonly pause: () => void;
  readonly resume: () => void;
}

const address = "/api/live?last=100&after=";
const gatherMs = 120;
const longestRetryMs = 15_000;

/** Follows the server's stream while the page is open. The browser comes back by itself; where it gives up, we go on trying. */
export function useFeed(): LiveFeed {
  const [feed, setFeed] = useState<Feed>(emptyFeed);
  const [connection, setConnection] = useState<Connection>("connecting");
  const [refusal, setRefusal] = useState<ApiError | null>(null);

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let retryMs = 500;
    let lastId = "";
    const seen = new SeenRecords();
    let gathered: TurnspanRecord[] = [];
    let gathering: ReturnType<typeof setTimeout> | undefined;

    // Many records at once are one change of the page.
    const flush = (): void => {
      const records = gathered;
      gathered = [];
      gathering = undefined;
      setFeed((before) => withRecords(before, records));
    };
    const take = (record: TurnspanRecord): void => {
      gathered.push(record);
      if (gathered.length >= mostItems) flush();
      else gathering ??= setTimeout(flush, gatherMs);
    };
    const connect = (): void => {
      // The browser tells where it was when it comes back by itself; here we come with a new one.
      const stream = new EventSource(address + lastId);
      source = stream;
      stream.addEventListener("open", () => {
        retryMs = 500;
        setConnection("open");
        setRefusal(null);
      });
      stream.addEventListener("record", (event) => {
        lastId = event.lastEventId;
        if (seen.isNew(lastId)) take(dataOf<LiveRecord>(event).record);
      });
      stream.addEventListener("failed", (event) => setRefusal(errorOf(dataOf(event))));
      stream.addEventListener("recovered", () => setRefusal(null));
      stream.addEventListener("malformed", () => setFeed((before) => ({ ...before, malformed: before.malformed + 1 })));
      stream.addEventListener("dropped", (event) => {
        const { records } = dataOf<LiveDropped>(event);
        setFeed((before) => withDropped(before, records));
      });
      stream.addEventListener("error", () => {
        setConnection("lost");
        if (stream.readyState !== EventSource.CLOSED) return;
        // A stream does not say why it was refused; a question does.
        getJson("/api/settings").then(
          () => setRefusal(null),
          (cause: unknown) => setRefusal(ApiError.from(cause)),
        );
        retry = setTimeout(connect, retryMs);
        retryMs = Math.min(longestRetryMs, retryMs * 2);
      });
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(retry);
      clearTimeout(gathering);
    };
  }, []);

  const pause = useCallback(() => setFeed(paused), []);
  const resume = useCallback(() => setFeed(resumed), []);
  return { feed, connection, refusal, pause, resume };
}

function dataOf<T>(event: MessageEvent<unknown>): T {
  return JSON.parse(String(event.data)) as T;
}
