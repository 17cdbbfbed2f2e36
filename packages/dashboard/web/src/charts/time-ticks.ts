// SPDX-License-Identifier: Apache-2.0
import type { Tick } from "./chart-model.js";

/** Names of times on an axis and in its readout. Hours are of the viewer's zone; days are of UTC, as the buckets are. */
export interface TimeNames {
  /** `14:00`. */
  readonly hour: (start: Date) => string;
  /** `20 Nov`, of the viewer's zone. */
  readonly localDay: (start: Date) => string;
  /** `20 Nov`, of UTC. */
  readonly utcDay: (start: Date) => string;
  /** Hour of the day in the viewer's zone, 0 to 23. */
  readonly hourOfDay: (start: Date) => number;
  /** `20 Nov, 14:00 to 15:00`. */
  readonly hourInFull: (start: Date) => string;
  /** `Fri 20 Nov 2026, UTC`. */
  readonly dayInFull: (start: Date) => string;
}

type Size = "hour" | "day";

const hourSteps = [1, 2, 3, 6, 12, 24] as const;
const daySteps = [1, 2, 3, 7, 14, 28, 91, 182, 364] as const;

/** At most `most` labels under buckets of time, one every so many hours of the clock, or every so many days back from the last. */
export function timeTicks(starts: readonly Date[], size: Size, names: TimeNames, most: number): Tick[] {
  return size === "hour" ? hourTicks(starts, names, most) : dayTicks(starts, names, most);
}

function hourTicks(starts: readonly Date[], names: TimeNames, most: number): Tick[] {
  const step = hourSteps.find((hours) => Math.ceil(starts.length / hours) <= most) ?? 24;
  return starts.flatMap((start, slot) => {
    const hour = names.hourOfDay(start);
    if (hour % step !== 0) return [];
    return [{ at: slot + 0.5, text: hour === 0 ? names.localDay(start) : names.hour(start) }];
  });
}

function dayTicks(starts: readonly Date[], names: TimeNames, most: number): Tick[] {
  const step =
    daySteps.find((days) => Math.ceil(starts.length / days) <= most) ?? Math.ceil(starts.length / Math.max(1, most));
  const last = starts.length - 1;
  return starts.flatMap((start, slot) =>
    (last - slot) % step === 0 ? [{ at: slot + 0.5, text: names.utcDay(start) }] : [],
  );
}

/** The names of the buckets in full. */
export function timeSlots(starts: readonly Date[], size: Size, names: TimeNames): string[] {
  return starts.map((start) => (size === "hour" ? names.hourInFull(start) : names.dayInFull(start)));
}

/** Names in a zone; the viewer's own unless given. */
export function timeNames(zone?: string): TimeNames {
  const local = zone === undefined ? {} : { timeZone: zone };
  const format = (options: Intl.DateTimeFormatOptions): ((date: Date) => string) => {
    const made = new Intl.DateTimeFormat("en-GB", options);
    return (date) => made.format(date);
  };
  const hour = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...local });
  const localDay = format({ day: "numeric", month: "short", ...local });
  const dayInFull = format({ weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return {
    hour,
    localDay,
    utcDay: format({ day: "numeric", month: "short", timeZone: "UTC" }),
    hourOfDay: (start) => Number(hour(start).slice(0, 2)),
    hourInFull: (start) => `${localDay(start)}, ${hour(start)} to ${hour(new Date(start.getTime() + 3_600_000))}`,
    dayInFull: (start) => `${dayInFull(start)}, UTC`,
  };
}
