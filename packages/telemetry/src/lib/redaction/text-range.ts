// SPDX-License-Identifier: Apache-2.0

/** A piece of a text that must go, in UTF-16 units, and the word that stands for it. */
export interface TextRange {
  readonly start: number;
  /** First unit after it. */
  readonly end: number;
  /** What it is; `[label]` takes its place. */
  readonly label: string;
}
