// SPDX-License-Identifier: Apache-2.0
import type { ClearAnswer } from "../../../../src/lib/api/clear-answer.js";
import { formatBytes, formatCounted } from "../../text/figures.js";

const dayMs = 86_400_000;

/** The first day (UTC) that is kept when those older than so many days go. */
export function firstKeptDay(retentionDays: number, now: Date): string {
  return new Date(now.getTime() - retentionDays * dayMs).toISOString().slice(0, 10);
}

/** The days that a field may name as the first to keep: up to today (UTC). */
export function today(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** What goes, in one sentence: `12 days (1 to 12 Nov 2026), 36 files, 4.10 MB and 312 conversations`. */
export function whatGoes({
  days,
  bytes,
  conversations,
}: Pick<ClearAnswer, "days" | "bytes" | "conversations">): string {
  const files = days.reduce((sum, day) => sum + day.files, 0);
  const parts = [
    `${formatCounted(days.length, "day")} (${spanOf(days.map(({ day }) => day))})`,
    formatCounted(files, "file"),
    formatBytes(bytes),
  ];
  const all = conversations === null ? parts : [...parts, formatCounted(conversations, "conversation")];
  return `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}

/** The word that is typed to confirm. */
export function confirmation(days: number): string {
  return `remove ${formatCounted(days, "day")}`;
}

function spanOf(days: readonly string[]): string {
  const sorted = days.toSorted();
  const [first = "", last = ""] = [sorted[0], sorted.at(-1)];
  return first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`;
}

function dayText(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(day),
  );
}
