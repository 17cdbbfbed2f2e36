// SPDX-License-Identifier: Apache-2.0

/** How an unknown value is written. */
export const unknown = "–";

/** Milliseconds under a second, seconds with two decimals above; unknown is a dash. */
export function formatMs(ms: number | null): string {
  if (ms === null) return unknown;
  const whole = Math.round(ms);
  return Math.abs(whole) < 1000 ? `${whole} ms` : `${(ms / 1000).toFixed(2)} s`;
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

/** A count with its noun, in the plural unless it is one. */
export function formatCounted(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `2026-11-20 14:02:11` of an ISO time, which is UTC. */
export function formatTime(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
