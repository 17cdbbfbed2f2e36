// SPDX-License-Identifier: Apache-2.0

/** How an unknown value is written. */
export const unknown = "–";

/** Milliseconds under a second, seconds with two decimals above; unknown is a dash. */
export function formatMs(ms: number | null): string {
  if (ms === null) return unknown;
  return Math.abs(Math.round(ms)) < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** `3 min 42 s` of a longer time; unknown is a dash. */
export function formatLength(ms: number | null): string {
  if (ms === null || ms < 60_000) return formatMs(ms);
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** US dollars with four significant digits; unknown is a dash. */
export function formatUsd(usd: number | null): string {
  if (usd === null) return unknown;
  if (usd === 0) return "$0";
  const decimals = Math.max(2, 3 - Math.floor(Math.log10(Math.abs(usd))));
  return `$${usd.toFixed(Math.min(decimals, 10))}`;
}

/** A whole number with thousands separated; unknown is a dash. */
export function formatCount(count: number | null): string {
  return count === null ? unknown : count.toLocaleString("en-US");
}

/** `14:02:11` of an ISO time. */
export function formatClock(iso: string): string {
  return iso.slice(11, 19);
}

/** `20 Nov 2026` of an ISO time. */
export function formatDay(iso: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(iso),
  );
}
