// SPDX-License-Identifier: Apache-2.0
import { colorsOf } from "../app/theme.js";
import type { ChartSeries } from "./chart-model.js";

/** Colours and font as the theme has them now: a canvas doesn't follow it by itself. */
export interface PlotColors {
  readonly series: readonly string[];
  readonly text: string;
  readonly strong: string;
  readonly grid: string;
  readonly panel: string;
  /** CSS font. */
  readonly font: string;
}

export function plotColors(series: readonly ChartSeries[]): PlotColors {
  const properties = ["--ink-3", "--ink-2", "--line", "--panel", ...series.map(({ color }) => color)];
  const [text = "", strong = "", grid = "", panel = "", ...ofSeries] = colorsOf(properties);
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  return { series: ofSeries, text, strong, grid, panel, font };
}
