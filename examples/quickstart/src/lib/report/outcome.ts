// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "@turnspan/store";
import type { ServedRequest } from "@turnspan/scenario-kit";
import type { Problem } from "@turnspan/telemetry";
import type { Answer } from "../verify/answer.js";
import type { ExportStatus } from "./export-status.js";

/** Everything that one run of the demo has to tell. */
export interface Outcome {
  readonly conversation: Conversation;
  /** Absolute path of the JSONL files' directory. */
  readonly dir: string;
  readonly exported: ExportStatus;
  /** What went wrong on Turnspan's side, in its own words. */
  readonly problems: readonly Problem[];
  readonly requests: readonly ServedRequest[];
  readonly answers: readonly Answer[];
  /** The longest that voice activity detection took for one window of audio, in ms. */
  readonly slowestWindowMs: number;
  /** Where records and truth differ; empty if they agree. */
  readonly disagreements: readonly string[];
}
