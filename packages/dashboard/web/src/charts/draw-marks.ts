// SPDX-License-Identifier: Apache-2.0
import type UPlot from "uplot";
import type { ChartMark } from "./chart-model.js";
import type { PlotColors } from "./plot-colors.js";

/** Height of one name above the chart. */
export const markPx = 14;

/** Draws dashed lines with their names above the chart: at the right of the line where there is room, each lower than the one before. */
export function drawMarks(plot: UPlot, marks: readonly ChartMark[], colors: PlotColors): void {
  const { ctx, bbox } = plot;
  const pixel = devicePixelRatio;
  ctx.save();
  ctx.font = scaled(colors.font, pixel);
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.strokeStyle = colors.strong;
  ctx.lineWidth = pixel;
  ctx.setLineDash([3 * pixel, 3 * pixel]);
  const placed = marks.map(({ at, name }) => ({ name, x: Math.round(plot.valToPos(at, "x", true)) + 0.5 }));
  const topOf = (index: number): number => bbox.top - (placed.length - index) * markPx * pixel;
  for (const [index, { x }] of placed.entries()) {
    ctx.beginPath();
    ctx.moveTo(x, topOf(index));
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  for (const [index, { x, name }] of placed.entries()) {
    const width = ctx.measureText(name).width;
    const before = x + 5 * pixel + width > bbox.left + bbox.width;
    const left = before ? x - 5 * pixel - width : x + 5 * pixel;
    const top = topOf(index);
    ctx.fillStyle = colors.panel;
    ctx.fillRect(left - 2 * pixel, top, width + 4 * pixel, markPx * pixel);
    ctx.fillStyle = colors.strong;
    ctx.fillText(name, left, top + pixel);
  }
  ctx.restore();
}

/** A font in pixels of the canvas. */
function scaled(font: string, pixel: number): string {
  return font.replace(/^\d+px/, (size) => `${Number.parseInt(size, 10) * pixel}px`);
}
