// SPDX-License-Identifier: Apache-2.0
import type { RecordFilter } from "@turnspan/store";
import type { LoadedEnvironment } from "../environment/load-env-files.js";
import type { Interruption } from "../terminal/interruption.js";
import type { Output } from "../terminal/output.js";

/** What a command is run with. */
export interface CommandContext {
  readonly output: Output;
  /** Directory of the files. */
  readonly dir: string;
  readonly json: boolean;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether a person can be asked. */
  readonly isInteractive: boolean;
  /** Which records are asked about. */
  readonly filter: RecordFilter;
  /** When the command was started. */
  readonly now: Date;
  readonly interruption: Interruption;
  readonly environment: LoadedEnvironment;
  /** Version of this package. */
  readonly version: string;
}
