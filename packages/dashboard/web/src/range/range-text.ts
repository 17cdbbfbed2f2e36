// SPDX-License-Identifier: Apache-2.0
import type { Range } from "./range.js";

/** What a range is, in words: `15 Nov 2026 to 21 Nov 2026, days of UTC`. */
export function rangeText({ choice, since, until }: Range): string {
  if (choice === "today" && since !== null) return `Today, ${dayText(since, undefined)}, from midnight here`;
  if (since === null && until === null) return "Everything that is on disk";
  return `${spanText(since, until)}, days of UTC`;
}

function spanText(since: string | null, until: string | null): string {
  if (since === null) return `up to ${edgeText(until ?? "")}`;
  if (until === null) return `${edgeText(since)} on`;
  return since === until ? edgeText(since) : `${edgeText(since)} to ${edgeText(until)}`;
}

function edgeText(edge: string): string {
  return Number.isNaN(Date.parse(edge)) ? edge : dayText(edge, "UTC");
}

function dayText(edge: string, timeZone: string | undefined): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", ...zone }).format(
    new Date(edge),
  );
}
