// SPDX-License-Identifier: Apache-2.0
import { formatOffset } from "../../../text/times.js";
import type { Piece } from "./timeline.js";

/** How much of a timeline is seen: milliseconds a pixel. */
export const closestMsPerPx = 2;

/** A second is at least so wide at first, so that a long call begins as something to scroll, not as a smear. */
const leastPxPerSecond = 4;

/** Milliseconds a pixel at which the whole conversation is in view. */
export function fitting(lengthMs: number, widthPx: number): number {
  return Math.max(closestMsPerPx, lengthMs / Math.max(1, widthPx));
}

/** What is shown at first: the whole call, or of a long one as much as can be read. */
export function openingScale(lengthMs: number, widthPx: number): number {
  return Math.min(fitting(lengthMs, widthPx), 1000 / leastPxPerSecond);
}

/** The scale after a step in or out, never beyond the whole call or the closest look. */
export function zoomed(msPerPx: number, factor: number, lengthMs: number, widthPx: number): number {
  return Math.min(fitting(lengthMs, widthPx), Math.max(closestMsPerPx, msPerPx / factor));
}

/** Where to scroll, in pixels, so that the moment under `anchorPx` of the window stays there when the scale changes. */
export function anchoredScroll(scrollPx: number, anchorPx: number, before: number, after: number): number {
  return Math.max(0, ((scrollPx + anchorPx) * before) / after - anchorPx);
}

const secondsSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400];

/** Milliseconds between two lines of the time axis, which stand at least `leastPx` apart. */
export function tickStepMs(msPerPx: number, leastPx = 84): number {
  const seconds = secondsSteps.find((step) => (step * 1000) / msPerPx >= leastPx);
  return (seconds ?? 86_400) * 1000;
}

/** Times of the axis' lines from one moment to another. */
export function ticksBetween(fromMs: number, toMs: number, stepMs: number): number[] {
  const first = Math.ceil(Math.max(0, fromMs) / stepMs);
  const count = Math.max(0, Math.floor(toMs / stepMs) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs);
}

/** The pieces of a lane that are in sight; those less than a pixel apart become one, so that a far view draws no more than it shows. */
export function mergedPieces(
  pieces: readonly Piece[],
  kind: Piece["kind"],
  { fromMs, toMs, msPerPx }: { readonly fromMs: number; readonly toMs: number; readonly msPerPx: number },
): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind !== kind || piece.endMs < fromMs || piece.startMs > toMs) continue;
    const last = merged.at(-1);
    const apart = last === undefined || last.tone !== piece.tone || piece.startMs - last.endMs >= msPerPx;
    if (apart || isWide(last, msPerPx) || isWide(piece, msPerPx)) merged.push(piece);
    else merged[merged.length - 1] = { ...last, ...spanOf(last, piece) };
  }
  return merged;
}

function spanOf(first: Piece, last: Piece): Pick<Piece, "endMs" | "text"> {
  const endMs = Math.max(first.endMs, last.endMs);
  return {
    endMs,
    text: `Several parts, ${formatOffset(first.startMs)} to ${formatOffset(endMs)}; zoom in to tell them apart`,
  };
}

/** Wide enough to be told apart from its neighbour. */
function isWide(piece: Piece, msPerPx: number): boolean {
  return piece.endMs - piece.startMs > 3 * msPerPx;
}
