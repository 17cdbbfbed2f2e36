// SPDX-License-Identifier: Apache-2.0
import { unknown } from "./figures.js";

type Maybe = string | null | undefined;

/** Zone of the reader unless another is given, as tests do. */
let zone: string | undefined;

/** Has all times written in a zone; undefined is the reader's own. */
export function showTimesIn(timeZone: string | undefined): void {
  zone = timeZone;
}

/** `14:02:11` in the reader's zone. */
export function formatClock(iso: Maybe): string {
  return part(iso, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

/** `14:02:11.412` in the reader's zone. */
export function formatClockMs(iso: Maybe): string {
  return part(iso, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  });
}

/** `20 Nov 2026` in the reader's zone. */
export function formatDay(iso: Maybe): string {
  return part(iso, { day: "numeric", month: "short", year: "numeric" });
}

/** `20 Nov, 14:02` in the reader's zone. */
export function formatMoment(iso: Maybe): string {
  return part(iso, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `2026-11-20 14:02:11.412 UTC`, for the hover. */
export function formatUtc(iso: Maybe): string {
  const date = dateOf(iso);
  return date === null ? unknown : `${date.toISOString().replace("T", " ").replace("Z", "")} UTC`;
}

/** `1:05.3` of milliseconds since a conversation began, to as many decimals of a second as asked. */
export function formatOffset(ms: number, decimals = 1): string {
  const unit = 10 ** decimals;
  const parts = Math.round((Math.abs(ms) / 1000) * unit);
  const seconds = Math.floor(parts / unit);
  const fraction = decimals === 0 ? "" : `.${String(parts % unit).padStart(decimals, "0")}`;
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const tail = `${String(seconds % 60).padStart(2, "0")}${fraction}`;
  const sign = ms < 0 && parts > 0 ? "−" : "";
  return hours === 0 ? `${sign}${minutes}:${tail}` : `${sign}${hours}:${String(minutes).padStart(2, "0")}:${tail}`;
}

/** `12 s ago`, `3 min ago`, `2 h ago`, `5 days ago`. */
export function formatAgo(iso: Maybe, nowMs: number): string {
  const date = dateOf(iso);
  if (date === null) return unknown;
  const seconds = Math.max(0, Math.round((nowMs - date.getTime()) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  const days = Math.floor(seconds / 86_400);
  return days === 1 ? "1 day ago" : `${days} days ago`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function part(iso: Maybe, options: Intl.DateTimeFormatOptions): string {
  const date = dateOf(iso);
  if (date === null) return unknown;
  const key = JSON.stringify([zone, options]);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", { ...options, ...(zone === undefined ? {} : { timeZone: zone }) });
    formats.set(key, format);
  }
  return format.format(date);
}

function dateOf(iso: Maybe): Date | null {
  if (iso === null || iso === undefined) return null;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
}
