// SPDX-License-Identifier: Apache-2.0
import type { Command } from "commander";
import { type CompletedCommand, bashScript, fishScript, zshScript } from "../completion/scripts.js";
import type { CommandContext } from "../program/command-context.js";
import { printJson } from "./print-json.js";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** Prints a script that completes commands, options and their choices, made from the command line as it is declared. */
export function completion(shell: keyof typeof scripts, program: Command, context: CommandContext): void {
  const script = scripts[shell](commandsOf(program));
  if (context.json) printJson(context, { shell, script });
  else context.output.text(script.trimEnd());
}

function commandsOf(program: Command, before: readonly string[] = []): CompletedCommand[] {
  const visible = program.createHelp().visibleCommands(program);
  return visible.flatMap((command) =>
    [command.name(), ...command.aliases()].flatMap((name) => [
      {
        words: [...before, name],
        description: command.description(),
        options: command
          .createHelp()
          .visibleOptions(command)
          .flatMap(({ long, description, argChoices, required, optional }) =>
            typeof long !== "string"
              ? []
              : [{ long, description, choices: argChoices ?? [], takesValue: required || optional }],
          ),
        choices: command.registeredArguments[0]?.argChoices ?? [],
      },
      ...commandsOf(command, [...before, name]),
    ]),
  );
}
