// SPDX-License-Identifier: Apache-2.0

/** Body of `POST /api/clear`. */
export interface ClearRequest {
  /** As in the preview. */
  readonly before: string | null;
  /** The days that the preview named: others have come since, or gone, if they differ, and nothing is removed. */
  readonly days: readonly string[];
}

/**
 * `GET /api/clear?before=YYYY-MM-DD` (without it: before today, UTC) says what would go; `POST /api/clear` removes it. Today is always
 * kept: agents may be writing to it.
 */
export interface ClearAnswer {
  readonly before: string;
  readonly days: readonly { readonly day: string; readonly files: number; readonly bytes: number }[];
  readonly bytes: number;
  /** Conversations that began on those days; null if they could not be counted. */
  readonly conversations: number | null;
  /** False in a preview. */
  readonly removed: boolean;
}
