// SPDX-License-Identifier: Apache-2.0
import type { IncomingHttpHeaders } from "node:http";
import type { SendFailure, SendResult } from "./send-result.js";

/** What a receiver answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** Statuses that the OTLP specification calls retryable. */
const passing = [429, 502, 503, 504];
/**
 * A verdict on who sends, not on what is sent: a key may be renewed, so the batch is kept. Any other 4xx or 5xx is
 * final, as the specification says.
 */
const credentials = [401, 403, 407];
const tooLarge = 413;
/** No receiver has good cause to ask for more; a wrong clock may. */
const maxRetryAfterMs = 3_600_000;

/** What an answer means for the batch. Pure; `nowMs` is epoch milliseconds. */
export function readAnswer({ status, headers, body }: Answer, nowMs: number): SendResult {
  if (status >= 200 && status <= 299) return { kind: "sent", rejected: countRejected(body) };
  const reason: SendFailure = { kind: "status", status };
  if (status === tooLarge) return { kind: "too_large", reason };
  if (!passing.includes(status) && !credentials.includes(status)) return { kind: "failed", reason };
  return { kind: "retry", reason, retryAfterMs: readRetryAfter(headers, nowMs) };
}

/** `Retry-After` in seconds or as a date; a date is measured from the receiver's own `Date` where it says one. */
function readRetryAfter(headers: IncomingHttpHeaders, nowMs: number): number | null {
  const text = headers["retry-after"]?.trim() ?? "";
  if (text === "") return null;
  const senderNowMs = Date.parse(headers.date ?? "");
  const afterMs = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - (Number.isNaN(senderNowMs) ? nowMs : senderNowMs);
  return afterMs > 0 ? Math.min(afterMs, maxRetryAfterMs) : null;
}

/** A receiver may take a batch in part, and says so in its answer. */
function countRejected(body: Uint8Array): number {
  try {
    const answer = JSON.parse(Buffer.from(body).toString("utf8")) as { partialSuccess?: Record<string, unknown> };
    const { rejectedSpans, rejectedDataPoints, rejectedLogRecords } = answer.partialSuccess ?? {};
    const rejected = Number(rejectedSpans ?? rejectedDataPoints ?? rejectedLogRecords ?? 0);
    return Number.isFinite(rejected) && rejected > 0 ? rejected : 0;
  } catch {
    return 0;
  }
}
