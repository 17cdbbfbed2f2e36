// SPDX-License-Identifier: Apache-2.0

/** More than this is no count of anything; sums of such counts stay exact. */
const countMost = 1e12;
/** The last moment that an ISO 8601 date with a four-digit year can name, roughly. */
const msMost = 2.5e14;

/** A moment as LiveKit stamps it, in whole epoch milliseconds; NaN for what is no number. */
export function timeOf(value: unknown): number {
  return typeof value === "number" ? Math.round(value) : NaN;
}

/** Whole milliseconds; `null` for what is absent, not a number, absurd, or below zero (LiveKit's "none" is −1). */
export function wholeMs(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value) || value < 0 || value > msMost) return null;
  return Math.round(value);
}

/** Whole milliseconds from seconds, which is what chat messages count in. */
export function msFromSeconds(value: number | null | undefined): number | null {
  return typeof value === "number" ? wholeMs(value * 1000) : null;
}

/** A count as LiveKit reports it; what is absent or absurd counts as 0, which LiveKit itself uses for "not told". */
export function wholeCount(value: number | null | undefined): number {
  const count = wholeMs(value) ?? 0;
  return count <= countMost ? count : 0;
}

/** A count that LiveKit leaves at 0 when the provider does not report it. */
export function countOrUnknown(value: number | null | undefined): number | null {
  return wholeCount(value) || null;
}

/** Text that is there, else `null`: LiveKit writes empty strings and "unknown" for what it does not know. */
export function textOrUnknown(value: string | null | undefined): string | null {
  return typeof value === "string" && value !== "" && value !== "unknown" ? value : null;
}
