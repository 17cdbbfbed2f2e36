// SPDX-License-Identifier: Apache-2.0
import { confirm, isCancel } from "@clack/prompts";
import { CommandError, Interrupted, exitCodes } from "../program/command-error.js";
import type { CommandContext } from "../program/command-context.js";

/**
 * Asks before something that can't be undone; `--yes` answers beforehand.
 * @returns whether to go on.
 * @throws CommandError if nobody can be asked, Interrupted on Ctrl-C.
 */
export async function confirmed(question: string, isAnswered: boolean, context: CommandContext): Promise<boolean> {
  if (isAnswered) return true;
  if (!context.isInteractive || context.json) {
    throw new CommandError(
      "This needs a yes, and there is no terminal to ask on.",
      "Add --yes, or look first with --dry-run.",
      exitCodes.usage,
    );
  }
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  if (isCancel(answer)) throw new Interrupted();
  return answer;
}
