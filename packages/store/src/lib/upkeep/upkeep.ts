// SPDX-License-Identifier: Apache-2.0

export interface CompactOptions {
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean | undefined;
  /** The time that "today" and "a process may still write" are judged by; now unless given. */
  readonly now?: Date | undefined;
  /** Called before each day. */
  readonly onProgress?:
    | ((progress: { readonly day: string; readonly done: number; readonly total: number }) => void)
    | undefined;
}

/** What became of one file. */
export interface CompactedFile {
  /** Relative to the store's directory. */
  readonly file: string;
  readonly records: number;
  /** Lines that are no record; kept in `<name>.malformed.txt` beside the Parquet file. */
  readonly malformed: number;
  readonly bytesBefore: number;
  /** Null in a dry run. */
  readonly bytesAfter: number | null;
}

export interface CompactResult {
  readonly files: readonly CompactedFile[];
  /** Days and files that were left as they are, and why. */
  readonly skipped: readonly { readonly day: string; readonly why: string }[];
}

export interface PruneOptions {
  /** Day folders whose whole day (UTC) is before this go. */
  readonly olderThan: Date;
  /** Says what would go, and removes nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface PruneResult {
  readonly days: readonly { readonly day: string; readonly files: number; readonly bytes: number }[];
  readonly bytes: number;
  readonly dryRun: boolean;
}
