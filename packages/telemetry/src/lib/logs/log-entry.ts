// SPDX-License-Identifier: Apache-2.0
import type { CurrentIds } from "./current-ids.js";
import type { LogLevel } from "./log-levels.js";

/** What a log line may carry beside its message. */
export type LogAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One log line. */
export interface LogEntry {
  /** Epoch milliseconds. */
  readonly timeMs: number;
  readonly level: LogLevel;
  readonly message: string;
  readonly attributes: LogAttributes;
  /** Where it was written; `null` outside of every span. */
  readonly ids: CurrentIds | null;
  /** Who wrote it: the instrumentation scope of the exported record. */
  readonly scope: string;
}
