// SPDX-License-Identifier: Apache-2.0
import type { Command } from "commander";
import type { CommandContext } from "./command-context.js";
import type { FileOptions, QueryOptions } from "./query-options.js";

/** What a file that declares commands is given. */
export interface Declaring {
  readonly program: Command;
  readonly now: Date;
  readonly contextOf: (options: FileOptions | QueryOptions) => CommandContext;
}
