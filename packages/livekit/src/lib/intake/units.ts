// SPDX-License-Identifier: Apache-2.0

/** Whole milliseconds; `null` for what is absent, not a number, or below zero (LiveKit's "none" is −1). */
export function wholeMs(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value) || value < 0) return null;
  return Math.round(value);
}

/** Whole milliseconds from seconds, which is what chat messages count in. */
export function msFromSeconds(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : wholeMs(value * 1000);
}

/** A count as LiveKit reports it; what is absent or absurd counts as 0, which LiveKit itself uses for "not told". */
export function wholeCount(value: number | null | undefined): number {
  return wholeMs(value) ?? 0;
}

/** A count that LiveKit leaves at 0 when the provider does not report it. */
export function countOrUnknown(value: number | null | undefined): number | null {
  return wholeCount(value) || null;
}

/** Text that is there, else `null`: LiveKit writes empty strings and "unknown" for what it does not know. */
export function textOrUnknown(value: string | null | undefined): string | null {
  return typeof value === "string" && value !== "" && value !== "unknown" ? value : null;
}
