// SPDX-License-Identifier: Apache-2.0
import { CommandError, exitCodes } from "./command-error.js";
import type { Declaring } from "./declaring.js";
import { type FileOptions, takeFiles } from "./query-options.js";

/** Name of the command that runs when none is given. */
export const homeCommand = "home";

export function declareHome({ program, contextOf }: Declaring): void {
  takeFiles(program.command(homeCommand, { hidden: true }))
    .description("say what is here, and what to do next")
    .argument("[command]")
    .action(async (word: string | undefined, options: FileOptions) => {
      if (word !== undefined) {
        throw new CommandError(
          "Options stand behind the command.",
          `For example: turnspan ${word} --dir ${options.dir}`,
          exitCodes.usage,
        );
      }
      const { home } = await import("../commands/home.js");
      await home(contextOf(options));
    });
}
