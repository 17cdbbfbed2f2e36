// SPDX-License-Identifier: Apache-2.0
import type { Random } from "./random.js";

/** A record as it stands in a file: unknown keys are left out. */
export type Line = Readonly<Record<string, unknown>>;

/** Who takes part in a conversation, and what its records have in common. */
export interface Cast {
  readonly random: Random;
  readonly common: Line;
  readonly conversationId: string;
  readonly runId: string;
  readonly agent: string;
  readonly tenant: string | undefined;
  readonly room: string;
  readonly rootSpanId: string;
}

export function timeText(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
