// SPDX-License-Identifier: Apache-2.0

/** Lines of the files that could not be read and were skipped; the same as in `turnspan … --json`. */
export interface MalformedAnswer {
  readonly count: number;
  /** The first of them, at most 20. */
  readonly first: readonly { readonly file: string; readonly line_number: number; readonly why: string }[];
}
