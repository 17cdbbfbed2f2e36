// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError } from "commander";

const dayMs = 86_400_000;
const unitMs = { m: 60_000, h: 3_600_000, d: dayMs, w: 7 * dayMs } as const;
const agoPattern = /^(\d{1,5})([mhdw])$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** The forms of a moment, for messages. */
export const momentForms = "7d (also m, h, w), today, yesterday, 2026-11-01 or 2026-11-01T14:30Z";

/**
 * The moment that a text names, in UTC. A day is its first moment as the start of a range, and the first of the next day
 * as its end, so that `--until 2026-11-07` takes that day whole.
 * @throws InvalidArgumentError
 */
export function parseMoment(text: string, edge: "start" | "end", now: Date): Date {
  const ago = agoPattern.exec(text);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * unitMs[ago[2] as keyof typeof unitMs]);
  const today = new Date(now.toISOString().slice(0, 10));
  if (text === "today") return dayEdge(today, edge);
  if (text === "yesterday") return dayEdge(new Date(today.getTime() - dayMs), edge);
  if (dayPattern.test(text)) {
    const day = new Date(text);
    // JavaScript takes 2026-02-31 for a day in March.
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return dayEdge(day, edge);
    throw new InvalidArgumentError("There is no such day.");
  }
  if (timePattern.test(text)) {
    const time = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
    if (!Number.isNaN(time.getTime())) return time;
    throw new InvalidArgumentError("There is no such time.");
  }
  throw new InvalidArgumentError(`Give ${momentForms}.`);
}

function dayEdge(day: Date, edge: "start" | "end"): Date {
  return edge === "start" ? day : new Date(day.getTime() + dayMs);
}
