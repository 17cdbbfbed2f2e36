// SPDX-License-Identifier: Apache-2.0
import type UPlot from "uplot";
import type { PlotOptions } from "./plot.js";
import { type Bar, layOutBars } from "./stack-bars.js";

/** More points than this and only those that stand alone get a dot. */
const mostDots = 40;

/** How each series is drawn. */
export function plotSeries({ model, colors }: PlotOptions): UPlot.Series[] {
  const laidOut = layOutBars(model.series, model.stacked, model.gap);
  return model.series.map(({ shape, values }, index) => {
    const color = colors.series[index] ?? colors.text;
    return shape === "line" ? line(color, values) : bars(color, laidOut[index] ?? []);
  });
}

function line(stroke: string, values: readonly (number | null)[]): UPlot.Series {
  const dots = values.flatMap((value, slot) => (value !== null && isDotted(values, slot) ? [slot] : []));
  return {
    stroke,
    width: 1.5,
    spanGaps: false,
    points: { show: true, size: 4, width: 0, fill: stroke, filter: () => dots },
  };
}

/** A value between two gaps is no line: without a dot it would not be seen. */
function isDotted(values: readonly (number | null)[], slot: number): boolean {
  if (values.length <= mostDots) return true;
  return (values[slot - 1] ?? null) === null && (values[slot + 1] ?? null) === null;
}

function bars(fill: string, laidOut: readonly Bar[]): UPlot.Series {
  return { fill, width: 0, points: { show: false }, paths: (plot) => ({ fill: pathOf(plot, laidOut) }) };
}

function pathOf(plot: UPlot, laidOut: readonly Bar[]): Path2D {
  const path = new Path2D();
  const pixel = devicePixelRatio;
  for (const bar of laidOut) {
    const left = Math.round(plot.valToPos(bar.left, "x", true));
    const right = Math.max(left + 1, Math.round(plot.valToPos(bar.right, "x", true)));
    const bottom = Math.round(plot.valToPos(bar.bottom, "y", true));
    // A value that is there is seen, however small beside the others.
    const top = Math.min(bottom - pixel, plot.valToPos(bar.top, "y", true));
    // A pixel of the ground between two bars that stand on each other, unless they are too low to spare it.
    const gap = bar.bottom > 0 && bottom - top > 3 * pixel ? pixel : 0;
    const radius = bar.last ? Math.min(2 * pixel, (right - left) / 3, (bottom - top) / 2) : 0;
    path.roundRect(left, top, right - left, bottom - gap - top, [radius, radius, 0, 0]);
  }
  return path;
}
