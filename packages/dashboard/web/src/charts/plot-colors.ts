// SPDX-License-Identifier: Apache-2.0
import { colorOf } from "../app/theme.js";
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
  return {
    series: series.map(({ color }) => colorOf(color)),
    text: colorOf("--ink-3"),
    strong: colorOf("--ink-2"),
    grid: colorOf("--line"),
    panel: colorOf("--panel"),
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
  };
}
