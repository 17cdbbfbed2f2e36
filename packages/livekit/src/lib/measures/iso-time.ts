// SPDX-License-Identifier: Apache-2.0

/** The latest time that an ISO 8601 date with a four-digit year can name. */
const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Epoch milliseconds as ISO 8601 UTC with milliseconds; absurd clocks are brought into range rather than thrown at. */
export function isoTime(ms: number): string {
  return new Date(Math.min(lastMs, Math.max(0, Math.round(ms) || 0))).toISOString();
}

/** Like {@link isoTime}; `null` stays unknown. */
export function optionalIsoTime(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}
