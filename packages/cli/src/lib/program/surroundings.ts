// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from "./command-context.js";

/** What the process gives to whichever command it runs. */
export type Surroundings = Pick<CommandContext, "output" | "interruption" | "environment" | "version" | "now"> & {
  /** Null: as the process's own streams have it. */
  readonly terminal: Pick<CommandContext, "color" | "width" | "isInteractive"> | null;
};
