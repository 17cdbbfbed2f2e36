// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import zlib from "node:zlib";

interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

const gzip = promisify(zlib.gzip);
/** Statuses that the OTLP specification calls retryable. */
const retryableStatuses = new Set([429, 502, 503, 504]);
const attempts = 5;
const firstPauseMs = 500;

/**
 * Posts one OTLP/JSON body and waits for the answer; what may pass later is tried again, five times in all. A replay
 * runs in the foreground, so it may wait, which a live export may not.
 * @returns how many items the receiver rejected.
 * @throws Error that says what the receiver answered, if it did not take the body.
 */
export async function postOtlp(url: string, body: Uint8Array, options: PostOptions): Promise<number> {
  const compressed = await gzip(body);
  for (let attempt = 1, pauseMs = firstPauseMs; ; attempt += 1, pauseMs *= 2) {
    options.signal?.throwIfAborted();
    const result = await post(url, compressed, options);
    if (typeof result === "number") return result;
    if (!result.retry || attempt === attempts) throw new Error(result.why);
    await wait(pauseMs, undefined, { signal: options.signal });
  }
}

async function post(
  url: string,
  body: Buffer,
  { headers, timeoutMs, signal }: PostOptions,
): Promise<number | { readonly why: string; readonly retry: boolean }> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "content-encoding": "gzip" },
      body: new Uint8Array(body),
      redirect: "error",
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const answer = await response.text();
    if (response.ok) return rejectedOf(answer);
    return { why: `${url} answered ${response.status}`, retry: retryableStatuses.has(response.status) };
  } catch (error) {
    if (signal?.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return { why: timeout.aborted ? `${url} did not answer in ${timeoutMs} ms` : `${url}: ${reason}`, retry: true };
  }
}

/** A receiver may take a body in part, and says so in its answer. */
function rejectedOf(answer: string): number {
  try {
    const { partialSuccess } = JSON.parse(answer) as { partialSuccess?: Readonly<Record<string, unknown>> };
    const rejected = Number(partialSuccess?.["rejectedSpans"] ?? partialSuccess?.["rejectedDataPoints"] ?? 0);
    return rejected > 0 ? rejected : 0;
  } catch {
    return 0;
  }
}
