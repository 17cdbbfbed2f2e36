// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import zlib from "node:zlib";
import { appendPath } from "../config/signal-urls.js";
import { ConfigError } from "../config/config-error.js";
import { describeValue } from "../config/describe-value.js";
import { url as urlKind } from "../config/kinds/url.js";
import type { SendFailure, SendResult } from "../sinks/otlp/send-result.js";
import { createOtlpSender } from "../sinks/otlp/send-otlp.js";
import { version } from "../version.js";
import { deliverClaim } from "./deliver-claim.js";
import { nextNumber, thisHolder } from "./holder.js";
import { signalPaths } from "./signal.js";
import { openSpoolFiles, type Claim, type SpoolFiles } from "./spool-files.js";
import { spoolFolder } from "./spool-folder.js";
import type { Half } from "./split-payload.js";

/** What to flush, and where to. */
export interface SpoolFlushOptions {
  /** The directory of the JSONL files (`dir`); the spool is in it. */
  readonly directory: string;
  /** Base URL of an OTLP/HTTP receiver; `/v1/traces`, `/v1/metrics` and `/v1/logs` are appended. */
  readonly endpoint: string;
  /** Headers of every request. Default none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest time for one request, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** Called after each batch. */
  readonly onProgress?: (progress: SpoolFlushProgress) => void;
  /** Ends the flush after the batch that is under way. */
  readonly signal?: AbortSignal;
}

/** How far a flush is, in batches. */
export interface SpoolFlushProgress {
  readonly sent: number;
  /** The receiver will never take them; they are removed. */
  readonly dropped: number;
  /** Still to come, as far as is known. */
  readonly left: number;
}

/** How a flush ended, in batches. */
export interface SpoolFlush extends SpoolFlushProgress {
  /** Items of sent batches that the receiver refused. */
  readonly rejectedItems: number;
  /** Why the receiver took no more; `null` if all was done or the flush was ended by its `signal`. */
  readonly stoppedBy: SendFailure | null;
  /** The last reason for which a batch was dropped; `null` if none was. */
  readonly droppedBecause: SendFailure | null;
}

/** Attempts at one batch while the receiver says that it is busy. */
const maxAttempts = 4;
const firstDelayMs = 1000;
const maxDelayMs = 30_000;
const busy = [429, 502, 503, 504];

/**
 * Sends what waits on disk, oldest first, whichever receiver it was meant for. Safe beside processes that write to the
 * same directory, and beside another flush. A receiver that is busy is asked four times; one that refuses the
 * credentials or cannot be reached ends the flush, and nothing is lost.
 *
 * @throws ConfigError if `endpoint` is no URL.
 * @throws The file system's error if the directory cannot be read.
 */
export async function flushSpool(options: SpoolFlushOptions): Promise<SpoolFlush> {
  const { directory, endpoint, headers = {}, timeoutMs = 30_000, onProgress, signal } = options;
  const base = checkEndpoint(endpoint);
  const files = openSpoolFiles(path.resolve(directory, spoolFolder), thisHolder(), Date.now);
  const sender = createOtlpSender({
    headers,
    timeoutMs,
    userAgent: `turnspan/${version}`,
    // Whoever awaits this must see it end.
    createAgent: (protocol) => new (protocol === "https:" ? https : http).Agent({ keepAlive: true }),
  });
  const done = { sent: 0, dropped: 0, rejectedItems: 0 };
  let stoppedBy: SendFailure | null = null;
  let droppedBecause: SendFailure | null = null;

  const keepHalf = ({ name }: Claim, half: Half) => {
    const payload = zlib.gzipSync(half.body);
    const number = nextNumber();
    const { instance: writer } = files.holder;
    files.write({ ...name, writer, number, items: half.items, sizeBytes: payload.length }, payload, "ready");
  };

  /** False if the flush is over. */
  const send = async (claim: Claim): Promise<boolean> => {
    const url = appendPath(base, signalPaths[claim.name.signal]);
    const delivery = await deliverClaim(claim, {
      send: (payload) => sendPatiently(() => sender.send(url, payload), signal),
      keepHalf: (half) => keepHalf(claim, half),
    });
    switch (delivery.kind) {
      case "sent":
        done.sent++;
        done.rejectedItems += delivery.rejected;
        return true;
      case "dropped":
        done.dropped++;
        droppedBecause = delivery.reason;
        return true;
      case "split":
      case "unreadable":
        return true;
      case "left":
        stoppedBy = signal?.aborted === true ? null : delivery.reason;
        return false;
    }
  };

  try {
    for (let found = await waitingIn(files); found.length > 0; found = await waitingIn(files)) {
      let progressed = false;
      for (const [index, file] of found.entries()) {
        if (signal?.aborted === true) return { ...done, left: found.length - index, stoppedBy, droppedBecause };
        const claim = await files.claim(file);
        if (claim === null) continue;
        progressed = true;
        if (!(await send(claim))) return { ...done, left: found.length - index, stoppedBy, droppedBecause };
        onProgress?.({ sent: done.sent, dropped: done.dropped, left: found.length - index - 1 });
      }
      // What is listed and cannot be taken is another process's.
      if (!progressed) return { ...done, left: found.length, stoppedBy, droppedBecause };
    }
    return { ...done, left: 0, stoppedBy, droppedBecause };
  } finally {
    sender.close();
  }
}

async function waitingIn(files: SpoolFiles) {
  return (await files.list()).filter((file) => file.kind !== "partial");
}

function checkEndpoint(endpoint: string): string {
  const base = urlKind.fromCode(endpoint);
  if (base !== undefined) return base;
  throw new ConfigError({
    code: "invalid_option",
    key: "endpoint",
    expected: "the base URL of an OTLP/HTTP receiver",
    actual: describeValue(endpoint),
    fix: "Give a URL such as http://localhost:4318.",
  });
}

/** Asks a busy receiver again, after the time that it asks for. */
async function sendPatiently(attempt: () => Promise<SendResult>, signal?: AbortSignal): Promise<SendResult> {
  let delayMs = firstDelayMs;
  for (let count = 1; ; count++) {
    const result = await attempt();
    const isBusy = result.kind === "retry" && result.reason.kind === "status" && busy.includes(result.reason.status);
    if (!isBusy || count === maxAttempts || signal?.aborted === true) return result;
    const waitMs = Math.min(result.retryAfterMs ?? delayMs, maxDelayMs);
    await pause(waitMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    delayMs *= 2;
  }
}
