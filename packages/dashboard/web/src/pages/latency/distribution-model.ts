// SPDX-License-Identifier: Apache-2.0
import type { Distribution } from "@turnspan/store";
import type { ChartMark, ChartModel, Tick } from "../../charts/chart-model.js";
import { axisCount, axisMs } from "../../charts/value-axis.js";
import { formatCount, formatMs } from "../../text/figures.js";
import { segmentKind } from "../../text/segments.js";

/** How many turns waited how long. */
export function distributionModel({ of, bins, figures }: Distribution): ChartModel {
  const width = (bins[0]?.to_ms ?? 0) - (bins[0]?.from_ms ?? 0);
  const first = bins[0]?.from_ms ?? 0;
  const last = bins.at(-1)?.from_ms ?? 0;
  /** Slot of a wait; those of the last bin, which has no end, all stand in its middle. */
  const slotOf = (ms: number): number => (ms >= last || width <= 0 ? bins.length - 0.5 : (ms - first) / width);
  const mark = (name: string, ms: number | null): ChartMark[] =>
    ms === null ? [] : [{ at: slotOf(ms), name: `${name} ${formatMs(ms)}` }];
  return {
    slots: bins.map(({ from_ms: from, to_ms: to }) =>
      to === null ? `${formatMs(from)} and more` : `${formatMs(from)} to ${formatMs(to)}`,
    ),
    series: [
      {
        name: "Turns",
        color: of === "e2e" ? "--accent" : segmentKind(of).color,
        shape: "bar",
        values: bins.map(({ turns }) => turns),
      },
    ],
    facts: [],
    gap: 0.08,
    stacked: true,
    marks: [...mark("p50", figures.p50_ms), ...mark("p95", figures.p95_ms), ...mark("p99", figures.p99_ms)],
    xTicks: (most) =>
      edgeTicks(
        bins.map(({ from_ms: from }) => from),
        most,
      ),
    yText: axisCount,
    valueText: formatCount,
    whole: true,
  };
}

const steps = [1, 2, 5, 10, 20, 50] as const;

/** Labels at the left edges of bins, one every so many. */
function edgeTicks(edges: readonly number[], most: number): Tick[] {
  const step = steps.find((one) => edges.length / one <= most) ?? edges.length;
  const top = edges.at(-1) ?? 0;
  const between = ((edges[1] ?? 1) - (edges[0] ?? 0)) * step;
  return edges.flatMap((edge, at) => (at % step === 0 ? [{ at, text: axisMs(edge, between, top) }] : []));
}
