// SPDX-License-Identifier: Apache-2.0

/** One row of figures: a value for each slot of the chart. */
export interface ChartSeries {
  readonly name: string;
  /** Custom property of its colour, `--seg-llm`. */
  readonly color: string;
  /** `bar` stands on the line of 0 (or on the bar before it, where bars are stacked); `line` is drawn through the middle of the slots. */
  readonly shape: "bar" | "line";
  /** Null is a gap: not known, not 0. */
  readonly values: readonly (number | null)[];
}

/** Figures that are read with a slot and not drawn. */
export interface ChartFact {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly valueText: (value: number | null) => string;
}

/** A vertical line with a name. */
export interface ChartMark {
  /** In slots: 0 is the left edge of the first, 1 its right edge. */
  readonly at: number;
  readonly name: string;
}

/** A place on an axis that has a label. */
export interface Tick {
  /** On x in slots, as `ChartMark.at`; on y in the unit of the values. */
  readonly at: number;
  readonly text: string;
}

/** What a chart shows: slots of equal width, and in each a value of each series. */
export interface ChartModel {
  /** Names of the slots in full, for the readout and the table. */
  readonly slots: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly facts: readonly ChartFact[];
  /** Part of a slot, 0 to 1, that its bars leave free. */
  readonly gap: number;
  /** Whether bars of one slot stand on each other; else side by side. */
  readonly stacked: boolean;
  readonly marks: readonly ChartMark[];
  /** Ticks of the x axis when there is room for `most` of them. */
  readonly xTicks: (most: number) => readonly Tick[];
  /** Text of a y tick, from the value of the highest one. */
  readonly yText: (value: number, step: number, top: number) => string;
  /** Text of a value in the readout and the table. */
  readonly valueText: (value: number | null) => string;
  /** Values grow by whole numbers. */
  readonly whole: boolean;
}
