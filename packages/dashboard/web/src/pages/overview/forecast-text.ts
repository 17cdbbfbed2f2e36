// SPDX-License-Identifier: Apache-2.0
import type { ForecastAnswer } from "../../../../src/lib/api/forecast-answer.js";
import { formatCounted } from "../../text/figures.js";

type Ground = Pick<ForecastAnswer, "method" | "reason" | "days_used">;

/** How the estimate is made, or why there is none. */
export function forecastMethod({ method, reason, days_used: days }: Ground): string {
  if (reason === "nothing priced") return "No estimate: no request has a known price.";
  if (reason !== null || method === null) {
    return `No estimate: it takes 3 whole days, and there ${days === 1 ? "is" : "are"} ${formatCounted(days, "day")}.`;
  }
  const drawn =
    method === "bootstrap, same part of the week" ? "working days and weekends apart" : "any day for any day";
  return `Days to come are drawn 2,000 times from the last ${formatCounted(days, "whole day")}, ${drawn}; days are of UTC.`;
}

/** `November 2026` of `2026-11`. */
export function monthName(month: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01`));
}
