// SPDX-License-Identifier: Apache-2.0
import { plot } from "asciichart";
import pc from "picocolors";
import { renderCards } from "../text/cards.js";
import { formatCounted, formatUsd, unknown } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { type MonthForecast, forecastWindowDays } from "@turnspan/store";
import { type RenderOptions, widthOf } from "../text/render-options.js";

const chartHeight = 6;
const axisWidth = 12;
const fewestPoints = 2;

/** Draws what a month will have cost, how that was found, and what was spent day by day. */
export function renderForecast(forecast: MonthForecast, options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const { estimate, low, high, unpriced_calls: unpricedCalls } = forecast;
  const cards = [
    {
      title: `${forecast.month} so far`,
      value: formatUsd(forecast.spent),
      note: `${formatCounted(forecast.days_left, "day")} left`,
    },
    {
      title: "by the month's end",
      value: estimate === null ? unknown : formatUsd(estimate),
      note: estimate === null ? "no estimate" : "estimate",
    },
    {
      title: "8 of 10 times between",
      value: low === null || high === null ? unknown : `${formatUsd(low)} and ${formatUsd(high)}`,
      note: `from ${formatCounted(forecast.days_used, "whole day")}`,
    },
  ];
  return [
    renderCards(cards, width, colors),
    ...chart(fromFirst(forecast.days), width),
    wrap(methodText(forecast), width).join("\n"),
    ...(unpricedCalls > 0
      ? [
          colors.yellow(
            wrap(
              `${formatCounted(unpricedCalls, "call")} of these days have no known price and are not in it.`,
              width,
            ).join("\n"),
          ),
        ]
      : []),
  ].join("\n\n");
}

function methodText({ method, reason, days_used: daysUsed }: MonthForecast): string {
  if (reason === "nothing priced") return "No call has a known price, so nothing can be said of the month.";
  if (reason === "too few days") {
    return `${daysUsed === 0 ? "No whole day" : `Only ${formatCounted(daysUsed, "whole day")}`} with a known cost: an estimate needs 3, or it would be a guess.`;
  }
  const pool = method === "bootstrap, same part of the week" ? ", working days and weekends apart" : "";
  return `Method: bootstrap of the last ${forecastWindowDays} whole days${pool}; mean, 10th and 90th percentile of 2,000 simulated months.`;
}

type Days = MonthForecast["days"];

/** Without the days before anything was known. */
function fromFirst(days: Days): Days {
  const first = days.findIndex(({ cost }) => cost !== null);
  return first === -1 ? [] : days.slice(first);
}

/** Spend by day; a day without a known cost is drawn as 0. */
function chart(days: Days, width: number): string[] {
  const shown = days.slice(-Math.max(fewestPoints, width - axisWidth));
  const values = shown.map(({ cost }) => cost ?? 0);
  if (values.length < fewestPoints || values.every((usd) => usd === 0)) return [];
  const drawn = plot(values, {
    height: chartHeight,
    min: 0,
    format: (usd) =>
      formatUsd(usd)
        .slice(0, axisWidth - 4)
        .padStart(axisWidth - 4),
  });
  const title = `By day, ${shown[0]?.day ?? ""} to ${shown.at(-1)?.day ?? ""} UTC`;
  return [`${title}\n${drawn.replaceAll(/ +$/gm, "")}`];
}
