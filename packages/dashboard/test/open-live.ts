// SPDX-License-Identifier: Apache-2.0
import { request } from "node:http";
import type { Dashboard } from "../src/index.js";

/** An event of the stream; `data` is parsed. */
export interface SentEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LiveReader {
  readonly status: number;
  readonly events: readonly SentEvent[];
  /** Resolves with the first event that fits, of those that came and those to come. */
  next(fits: (event: SentEvent) => boolean): Promise<SentEvent>;
  /** Stops reading, and stays. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** Opens the live stream as a browser does. */
export function openLive(
  dashboard: Dashboard,
  cookie: string,
  query = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<LiveReader> {
  const events: SentEvent[] = [];
  let heard = (): void => {};
  let text = "";
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: dashboard.port, path: `/api/live${query}`, headers: { cookie, ...headers } },
      (response) => {
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
          const parts = text.split("\n\n");
          text = parts.pop() ?? "";
          events.push(...parts.filter((part) => !part.startsWith(":")).map(parseEvent));
          heard();
        });
        response.on("error", () => {});
        resolve({
          status: response.statusCode ?? 0,
          events,
          async next(fits) {
            for (;;) {
              const found = events.find(fits);
              if (found !== undefined) return found;
              await new Promise<void>((again) => (heard = again));
            }
          },
          pause: () => response.pause(),
          resume: () => response.resume(),
          close: () => sent.destroy(),
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

function parseEvent(part: string): SentEvent {
  const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, "m").exec(part)?.[1] ?? null;
  return {
    event: field("event") ?? "",
    id: field("id"),
    data: JSON.parse(field("data") ?? "{}") as SentEvent["data"],
  };
}
