// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { Hono } from "hono";
import { readCount } from "../asking/read-query.js";
import { RequestError, badArgument } from "../asking/request-error.js";
import { version } from "../version.js";
import type { LiveFeed } from "./live-feed.js";
import { liveStream } from "./live-stream.js";

const mostStreams = 32;
const allTypes: readonly string[] = ["call", "turn", "workflow_run"] satisfies readonly TurnspanRecord["type"][];

/** Serves the feed to a bounded number of readers. */
export function serveLive(app: Hono, feed: LiveFeed): void {
  let streams = 0;
  app.get("/api/live", (context) => {
    const { last, types, after } = context.req.query();
    const options = { last: readCount("last", last, 0, 500) ?? 0, types: readTypes(types) };
    if (streams >= mostStreams) {
      throw new RequestError(429, "BUSY", `${mostStreams} live pages are open.`, "Close some of them.");
    }
    streams += 1;
    const body = liveStream(feed, {
      ...options,
      hello: { version, now: new Date().toISOString() },
      lastEventId: context.req.header("last-event-id") ?? after ?? null,
      onEnd: () => (streams -= 1),
    });
    return context.body(body, 200, { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" });
  });
}

function readTypes(text: string | undefined): ReadonlySet<TurnspanRecord["type"]> | null {
  if (text === undefined || text === "") return null;
  const types = text.split(",");
  if (!types.every((type) => allTypes.includes(type))) throw badArgument("types", text, `some of ${allTypes.join()}`);
  return new Set(types as TurnspanRecord["type"][]);
}
