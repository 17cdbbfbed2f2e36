// SPDX-License-Identifier: Apache-2.0
import type { Timeline, TimelineBucket } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatMs, formatUsd, unknown } from "../text/figures.js";
import { fit } from "../text/fit.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { sparkline } from "../text/sparkline.js";
import { gap } from "../text/table.js";

const nameWidth = 7;
const peakWidth = 16;
const widestLine = 90;

/** Draws cost, calls, errors and e2e over time, a line each, from 0 to the peak that stands beside it. */
export function renderTrend({ bucket, buckets }: Timeline, options: RenderOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const [first] = buckets;
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return colors.dim("No trend: no record has a time.");
  const room = Math.min(widestLine, widthOf(options) - nameWidth - peakWidth - 2 * gap.length);
  const line = (
    name: string,
    value: (bucket: TimelineBucket) => number | null,
    format: (value: number | null) => string,
    paint: (text: string) => string,
  ): string => {
    const values = buckets.map(value);
    const known = values.filter((one) => one !== null);
    const peak = known.length === 0 ? unknown : format(Math.max(...known));
    const drawn = sparkline(values, room);
    return `${colors.dim(fit(name, nameWidth))}${gap}${paint(drawn)}${gap}${colors.dim(`peak ${peak}`)}`;
  };
  const range = `${stamp(first.start, bucket)} to ${stamp(last.start, bucket)}`;
  return [
    `${colors.bold(bucket === "day" ? "By day" : "By hour")}${colors.dim(`, ${range} UTC`)}`,
    line("cost", (one) => one.cost, formatUsd, colors.cyan),
    line("calls", (one) => one.calls, formatCount, colors.cyan),
    line("failed", (one) => one.failed_calls, formatCount, colors.red),
    line("e2e p95", (one) => one.e2e_p95_ms, formatMs, colors.cyan),
  ].join("\n");
}

function stamp(iso: string, bucket: Timeline["bucket"]): string {
  return bucket === "day" ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
}
