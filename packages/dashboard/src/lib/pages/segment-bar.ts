// SPDX-License-Identifier: Apache-2.0
import type { LatencySegment } from "@turnspan/records";
import { html } from "hono/html";
import { formatMs } from "../text/figures.js";
import type { Html } from "./page.js";
import { segmentKind } from "./segment-kind.js";

/**
 * A turn's wait, cut into its segments, on a scale that all turns of a conversation share. Lengths are attributes of
 * SVG, since the content security policy allows no inline styles.
 */
export function segmentBar(segments: readonly LatencySegment[], scaleMs: number): Html {
  const shown = segments.filter((segment) => segment.ms > 0);
  const spoken = shown.map((segment) => `${segmentKind(segment.name).label} ${formatMs(segment.ms)}`).join(", ");
  let offsetMs = 0;
  const rects = shown.map((segment) => {
    const { className, label } = segmentKind(segment.name);
    const x = percent(offsetMs, scaleMs);
    offsetMs += segment.ms;
    return html`<rect class="${className}" x="${x}" y="4" width="${percent(segment.ms, scaleMs)}" height="14">
      <title>${label} ${formatMs(segment.ms)}</title>
    </rect>`;
  });
  const ticks = [0, 25, 50, 75, 100].map((at) => html`<line class="tick" x1="${at}%" x2="${at}%" y1="0" y2="22" />`);
  return html`<svg class="bar" role="img" aria-label="${spoken}" height="22">${ticks}${rects}</svg>`;
}

/** The end of the scale for some waits: a round figure at or above the longest. */
export function scaleFor(waitsMs: readonly number[]): number {
  const longest = Math.max(0, ...waitsMs);
  const step = longest <= 1000 ? 200 : longest <= 4000 ? 400 : 2000;
  return Math.max(step, Math.ceil(longest / step) * step);
}

function percent(ms: number, scaleMs: number): string {
  return `${((ms / scaleMs) * 100).toFixed(3)}%`;
}
