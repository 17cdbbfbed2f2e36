// SPDX-License-Identifier: Apache-2.0

/** How an unknown value is written. */
export const unknown = "–";

type Maybe = number | null | undefined;

/** Milliseconds under a second, seconds with two decimals above; unknown is a dash. */
export function formatMs(ms: Maybe): string {
  if (!isKnown(ms)) return unknown;
  const whole = Math.round(ms);
  return Math.abs(whole) < 1000 ? `${whole} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** `3 min 42 s` or `1 h 05 min` of a longer time, as `formatMs` below a minute; unknown is a dash. */
export function formatLength(ms: Maybe): string {
  if (!isKnown(ms) || ms < 59_995) return formatMs(ms);
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${pad(seconds % 60)} s`;
  return `${formatCount(Math.floor(minutes / 60))} h ${pad(minutes % 60)} min`;
}

/** US dollars with four significant digits; unknown is a dash. */
export function formatUsd(usd: Maybe): string {
  if (!isKnown(usd)) return unknown;
  if (usd === 0) return "$0";
  const size = Math.abs(usd);
  const decimals = Math.min(10, Math.max(2, 3 - Math.floor(Math.log10(size))));
  return `${usd < 0 ? "−" : ""}$${formatNumber(size, decimals)}`;
}

/** A whole number with thousands separated; unknown is a dash. */
export function formatCount(count: Maybe): string {
  return isKnown(count) ? formatNumber(count) : unknown;
}

/** A number with so many decimals, 0 unless given, and thousands separated. A page has hundreds: `toLocaleString` took a tenth of its start. */
export function formatNumber(value: number, decimals?: number): string {
  return value.toFixed(decimals).replace(/(?<!\.\d*)\B(?=(\d{3})+\b)/g, ",");
}

/** A count with its noun, in the plural unless it is one; unknown is a dash. */
export function formatCounted(count: Maybe, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A share of 0 to 1 as a percentage; unknown is a dash. What is not all and not nothing is never written as 100 or 0 %. */
export function formatShare(share: Maybe): string {
  if (!isKnown(share)) return unknown;
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<0.1 %";
  if (percent < 100 && percent >= 99.95) return ">99.9 %";
  return `${percent.toFixed(percent === 0 || percent === 100 ? 0 : 1)} %`;
}

/** Two times as parts of a whole, `38 : 62`; a dash when either is unknown or both are 0. */
export function formatRatio(left: Maybe, right: Maybe): string {
  if (!isKnown(left) || !isKnown(right) || left + right <= 0) return unknown;
  const share = Math.round((left / (left + right)) * 100);
  return `${share} : ${100 - share}`;
}

/** Bytes in the largest decimal unit that leaves at least one; unknown is a dash. */
export function formatBytes(bytes: Maybe): string {
  if (!isKnown(bytes)) return unknown;
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power] ?? ""}`;
}

/** The first and last characters of a long id, `6f1c…e20b`. */
export function shortId(id: string, kept = 4): string {
  return id.length <= kept * 2 + 3 ? id : `${id.slice(0, kept)}…${id.slice(-kept)}`;
}

function isKnown(value: Maybe): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
