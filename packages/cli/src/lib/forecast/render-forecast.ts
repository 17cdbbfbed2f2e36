// SPDX-License-Identifier: Apache-2.0
import { plot } from "asciichart";
import pc from "picocolors";
import { renderCards } from "../text/cards.js";
import { formatCounted, formatUsd, unknown } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type DaySpend, type Forecast, windowDays } from "./forecast.js";

const chartHeight = 6;
const axisWidth = 12;
const fewestPoints = 2;

/** Draws what a month will have cost, how that was found, and what was spent day by day. */
export function renderForecast(
  forecast: Forecast,
  days: readonly DaySpend[],
  unpricedCalls: number,
  options: RenderOptions = {},
): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const { estimateUsd, lowUsd, highUsd } = forecast;
  const cards = [
    {
      title: `${forecast.month} so far`,
      value: formatUsd(forecast.spentUsd),
      note: `${formatCounted(forecast.daysLeft, "day")} left`,
    },
    {
      title: "by the month's end",
      value: estimateUsd === null ? unknown : formatUsd(estimateUsd),
      note: estimateUsd === null ? "no estimate" : "estimate",
    },
    {
      title: "8 of 10 times between",
      value: lowUsd === null || highUsd === null ? unknown : `${formatUsd(lowUsd)} and ${formatUsd(highUsd)}`,
      note: `from ${formatCounted(forecast.daysUsed, "whole day")}`,
    },
  ];
  return [
    renderCards(cards, width, colors),
    ...chart(days, width),
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

function methodText({ method, reason, daysUsed }: Forecast): string {
  if (reason === "nothing priced") return "No call has a known price, so nothing can be said of the month.";
  if (reason === "too few days") {
    return `${daysUsed === 0 ? "No whole day" : `Only ${formatCounted(daysUsed, "whole day")}`} with a known cost: an estimate needs 3, or it would be a guess.`;
  }
  const pool = method === "same part of the week" ? ", working days and weekends apart" : "";
  return `Method: bootstrap of the last ${windowDays} whole days${pool}; mean, 10th and 90th percentile of 2,000 simulated months.`;
}

/** Spend by day; a day without a known cost is drawn as 0. */
function chart(days: readonly DaySpend[], width: number): string[] {
  const shown = days.slice(-Math.max(fewestPoints, width - axisWidth));
  const values = shown.map(({ usd }) => usd ?? 0);
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
