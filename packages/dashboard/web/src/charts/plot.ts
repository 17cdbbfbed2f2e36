// SPDX-License-Identifier: Apache-2.0
import UPlot from "uplot";
import type { ChartModel } from "./chart-model.js";
import { drawMarks, markPx } from "./draw-marks.js";
import type { PlotColors } from "./plot-colors.js";
import { plotSeries } from "./plot-series.js";
import { highestOf } from "./stack-bars.js";
import { valueTicks } from "./value-axis.js";

/** A chart on the page. */
export interface Plot {
  /** Puts the cursor on a slot; null takes it away. */
  readonly pointAt: (slot: number | null) => void;
  /** Middle of a slot, in CSS pixels from the left edge of the chart. */
  readonly leftOf: (slot: number) => number;
  readonly resize: (width: number, height: number) => void;
  readonly destroy: () => void;
}

export interface PlotOptions {
  readonly model: ChartModel;
  readonly colors: PlotColors;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Charts of the same key show the cursor together. */
  readonly together: string | undefined;
  /** The slot under the cursor; null when it leaves. */
  readonly onSlot: (slot: number | null) => void;
}

/** Room for one label. */
const xLabelPx = 56;
const yLabelPx = 40;
const away = { left: -10, top: -10 };

/** Draws a chart into an element, on canvas. Whoever replaces it destroys it first. */
export function drawPlot(element: HTMLElement, options: PlotOptions): Plot {
  const { model, width, height } = options;
  const middles = model.slots.map((_, slot) => slot + 0.5);
  const data: UPlot.AlignedData = [middles, ...model.series.map(({ values }) => [...values])];
  const plot = new UPlot({ width, height, ...looks(options), series: [{}, ...plotSeries(options)] }, data, element);
  const fitSlot = (): void => {
    const slotPx = plot.over.clientWidth / Math.max(1, model.slots.length);
    plot.root.style.setProperty("--slot", `${Math.max(1, slotPx)}px`);
  };
  fitSlot();
  return {
    pointAt: (slot) => {
      plot.setCursor(slot === null ? away : { left: plot.valToPos(slot + 0.5, "x"), top: 0 });
    },
    leftOf: (slot) => plot.over.offsetLeft + plot.valToPos(slot + 0.5, "x"),
    resize: (toWidth, toHeight) => {
      // The first time it is told is of the size that it was drawn in, and it would draw all again.
      if (toWidth === plot.width && toHeight === plot.height) return;
      plot.setSize({ width: toWidth, height: toHeight });
      fitSlot();
    },
    destroy: () => plot.destroy(),
  };
}

function looks({
  model,
  colors,
  height,
  together,
  onSlot,
}: PlotOptions): Omit<UPlot.Options, "width" | "height" | "series"> {
  const slots = model.slots.length;
  const ticks = valueTicks(
    highestOf(model.series, model.stacked),
    Math.max(2, Math.floor(height / yLabelPx) - 1),
    model.whole,
    model.yText,
  );
  const top = ticks.at(-1)?.at ?? 1;
  const xTicks = (plot: UPlot): ReturnType<ChartModel["xTicks"]> =>
    model.xTicks(Math.floor(plot.over.clientWidth / xLabelPx));
  const axis = { stroke: colors.text, font: colors.font, ticks: { show: false }, border: { show: false } };
  return {
    padding: [10 + model.marks.length * markPx, 20, 0, 0],
    legend: { show: false },
    scales: { x: { time: false, range: [0, Math.max(1, slots)] }, y: { range: [0, top] } },
    axes: [
      {
        ...axis,
        size: 26,
        gap: 7,
        grid: { show: false },
        splits: (plot) => xTicks(plot).map(({ at }) => at),
        values: (plot) => xTicks(plot).map(({ text }) => text),
      },
      {
        ...axis,
        gap: 8,
        size: (plot, texts) => widest(plot, texts, colors.font) + 16,
        grid: { stroke: colors.grid, width: 1 },
        splits: () => ticks.map(({ at }) => at),
        values: () => ticks.map(({ text }) => text),
      },
    ],
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: (_, index) => (model.series[index - 1]?.shape === "line" ? 7 : 0), width: 0 },
      move: (plot, left, y) => [snapped(plot, left, slots), y],
      ...(together === undefined ? {} : { sync: { key: together, setSeries: false, scales: ["x", null] } }),
    },
    hooks: {
      setCursor: [(plot) => onSlot((plot.cursor.left ?? -1) < 0 ? null : (plot.cursor.idx ?? null))],
      draw: [(plot) => drawMarks(plot, model.marks, colors)],
    },
  };
}

/** Width of the widest of some texts, in CSS pixels. */
function widest({ ctx }: UPlot, texts: readonly string[] | null, font: string): number {
  ctx.save();
  ctx.font = font;
  const width = Math.max(0, ...(texts ?? []).map((text) => ctx.measureText(text).width));
  ctx.restore();
  return Math.ceil(width);
}

/** The cursor stands in the middle of a slot. */
function snapped(plot: UPlot, left: number, slots: number): number {
  if (left < 0) return left;
  const slot = Math.min(slots - 1, Math.max(0, Math.floor(plot.posToVal(left, "x"))));
  return plot.valToPos(slot + 0.5, "x");
}
