// SPDX-License-Identifier: Apache-2.0
import { gap } from "../text/table.js";
import { textWidth } from "../text/text-width.js";
import type { TraceNote } from "./trace-note.js";

const shortestBar = 10;
const longestBar = 64;

/** How the room right of the figures is shared. Widths are columns, 0 leaves the part out. */
export interface TraceLayout {
  readonly barWidth: number;
  readonly noteWidth: number;
  /** Whether notes have their details. */
  readonly detailed: boolean;
  /** Whether notes stand on lines of their own, below the spans. */
  readonly isBelow: boolean;
}

/** Whole notes if a bar still fits beside them, else a bar and what needs a look, else the latter below the bar. */
export function layOutTrace(room: number, notes: readonly TraceNote[]): TraceLayout {
  const widest = (detailed: boolean): number =>
    Math.max(0, ...notes.map((note) => textWidth(noteParts(note, detailed).join(", "))));
  for (const detailed of [true, false]) {
    const noteWidth = widest(detailed);
    const barWidth = room - gap.length - (noteWidth === 0 ? 0 : gap.length + noteWidth);
    if (barWidth >= shortestBar) {
      return { barWidth: Math.min(longestBar, barWidth), noteWidth, detailed, isBelow: false };
    }
  }
  return { barWidth: Math.max(0, room - gap.length), noteWidth: widest(false), detailed: false, isBelow: true };
}

/** How many columns are left for names, so that a bar still fits beside them. */
export function nameRoom(width: number, figures: number): number {
  return width - figures - gap.length - shortestBar;
}

/** The parts of a note that are shown. */
export function noteParts(note: TraceNote, detailed: boolean): string[] {
  return [note.harm, note.alert, ...(detailed ? note.details : [])].filter((part) => part !== "");
}
