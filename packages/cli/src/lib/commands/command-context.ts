// SPDX-License-Identifier: Apache-2.0
import type { Output } from "../output.js";

/** What a command is run with. */
export interface CommandContext {
  readonly output: Output;
  /** Directory of the files. */
  readonly dir: string;
  readonly json: boolean;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}
