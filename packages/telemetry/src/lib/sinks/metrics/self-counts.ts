// SPDX-License-Identifier: Apache-2.0

/** What Turnspan counts about itself, from the start of the process. */
export interface SelfCounts {
  /** Records and spans that were dropped. */
  dropped: number;
  /** Batches that were kept on disk. */
  spooled: number;
  /** Facts that were taken in. */
  facts: number;
  /** Exports that failed. */
  exportFailures: number;
  /** Spans that the receiver has taken, ours and the app's. */
  exportedSpans: number;
}
