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
  return `${usd < 0 ? "-" : ""}$${Math.abs(usd).toFixed(Math.min(decimals, 10))}`;
}

/** A share of 0 to 1 as a percentage; unknown is a dash. What is not all and not nothing is never written as 100 or 0 %. */
export function formatShare(share: number | null): string {
  if (share === null) return unknown;
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<0.1 %";
  if (percent < 100 && percent >= 99.95) return ">99.9 %";
  return `${percent.toFixed(percent === 0 || percent === 100 ? 0 : 1)} %`;
}

/** A whole number with thousands separated; unknown is a dash. */
export function formatCount(count: number | null): string {
  return count === null ? unknown : count.toLocaleString("en-US");
}

/** A count with its noun, in the plural unless it is one. */
export function formatCounted(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Bytes in the largest decimal unit that leaves at least one. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power]}`;
}

/** `2026-11-20 14:02:11` of an ISO time, which is UTC. */
export function formatTime(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
