// SPDX-License-Identifier: Apache-2.0
import type { HrTime } from "@opentelemetry/api";

/** Start, end and length of a span. */
export interface TimeRange {
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly duration: HrTime;
}

/**
 * A range in epoch milliseconds. An end that is unknown or before the start becomes the start; a start that is no
 * time gives `null`.
 */
export function timeRange(startMs: number, endMs: number | null): TimeRange | null {
  if (!Number.isFinite(startMs) || startMs < 0) return null;
  const knownEndMs = endMs !== null && Number.isFinite(endMs) ? Math.max(endMs, startMs) : startMs;
  return { startTime: hrTime(startMs), endTime: hrTime(knownEndMs), duration: hrTime(knownEndMs - startMs) };
}

/** Epoch milliseconds of an ISO 8601 time; `null` if there is none. */
export function epochMs(iso: string | null): number | null {
  if (iso === null) return null;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
}

/** Epoch milliseconds, or a length in milliseconds, as OpenTelemetry has it. */
export function hrTime(ms: number): HrTime {
  const wholeMs = Math.round(ms);
  return [Math.floor(wholeMs / 1000), (wholeMs % 1000) * 1_000_000];
}
