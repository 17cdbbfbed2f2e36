// SPDX-License-Identifier: Apache-2.0
import type { ErrorGroup, Overview, Quality } from "@turnspan/store";
import type { MalformedAnswer } from "./malformed-answer.js";

/**
 * `GET /api/overview?<FilterQuery>&bucket=hour|day|auto`: what `turnspan stats --json` prints for the same filter, figure for
 * figure, and what goes with it.
 */
export interface OverviewAnswer extends Omit<Overview, "malformed"> {
  readonly malformed: MalformedAnswer;
  readonly quality: Quality;
  /** Failed calls by what failed them, most frequent first. */
  readonly errors: readonly ErrorGroup[];
}
