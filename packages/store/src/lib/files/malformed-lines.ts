// SPDX-License-Identifier: Apache-2.0

/** A line that is no record. */
export interface MalformedLine {
  readonly file: string;
  /** From 1. */
  readonly lineNumber: number;
  readonly why: string;
}

/** Lines that were skipped while reading. */
export interface MalformedLines {
  readonly count: number;
  /** The first of them, at most 20. */
  readonly first: readonly MalformedLine[];
}

const keptLines = 20;

/** Counts skipped lines and keeps the first few, so that a ruined file costs no memory. */
export class MalformedLineCount implements MalformedLines {
  count = 0;
  readonly first: MalformedLine[] = [];

  add(line: MalformedLine): void {
    this.count += 1;
    if (this.first.length < keptLines) this.first.push(line);
  }

  /** Takes over what another count has. */
  addAll(other: MalformedLines): void {
    this.count += other.count;
    this.first.push(...other.first.slice(0, keptLines - this.first.length));
  }
}
