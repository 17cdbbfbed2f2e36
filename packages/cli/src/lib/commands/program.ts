// SPDX-License-Identifier: Apache-2.0
import { Command, InvalidArgumentError, Option } from "commander";
import type { Output } from "../output.js";
import { defaultWidth } from "../text/render-options.js";
import type { CommandContext } from "./command-context.js";

interface CommonOptions {
  readonly dir: string;
  readonly json?: boolean;
}

/** The command line: what can be asked, and which function answers. Each command is loaded when it is run. */
export function makeProgram(output: Output, version: string): Command {
  const program = new Command("turnspan")
    .description("Shows what a LiveKit voice agent did, turn by turn, from the files that Turnspan writes.")
    .version(version)
    .showHelpAfterError("Run turnspan --help for what there is.")
    .configureOutput({
      writeOut: (text) => output.text(text.trimEnd()),
      writeErr: (text) => output.notice(text.trimEnd()),
    })
    .exitOverride();

  const contextOf = (options: CommonOptions): CommandContext => {
    const { getOutHasColors, getOutHelpWidth } = program.configureOutput();
    return {
      output,
      dir: options.dir,
      json: options.json ?? false,
      color: getOutHasColors?.() ?? false,
      width: getOutHelpWidth?.() ?? defaultWidth,
    };
  };

  program
    .command("show")
    .description("show one conversation: its spans with their times, and a table of its turns")
    .argument("[conversation-id]", "id, or the beginning of one; the newest conversation if left out")
    .addOption(dirOption())
    .addOption(jsonOption())
    .option("--turn <number>", "show this turn only, counted from 1", parseTurnIndex)
    .action(async (id: string | undefined, options: CommonOptions & { turn?: number }) => {
      const { show } = await import("./show.js");
      await show(id, options.turn, contextOf(options));
    });

  program
    .command("conversations")
    .description("list the conversations, newest first")
    .addOption(dirOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const { conversations } = await import("./conversations.js");
      await conversations(contextOf(options));
    });

  program
    .command("dashboard")
    .description("serve a web page over the files, to this machine only, until it is ended with Ctrl-C")
    .addOption(dirOption())
    .option("--port <number>", "port on 127.0.0.1, 0 for any that is free (default: 4380)", parsePort)
    .action(async (options: CommonOptions & { port?: number }) => {
      const { dashboard } = await import("./dashboard.js");
      await dashboard(options.port, contextOf(options));
    });

  return program;
}

function dirOption(): Option {
  return new Option("--dir <path>", "directory of the files").env("TURNSPAN_DIR").default(".turnspan");
}

function jsonOption(): Option {
  return new Option("--json", "print the records as JSON");
}

function parseTurnIndex(text: string): number {
  const index = Number(text);
  if (!Number.isInteger(index) || index < 1) throw new InvalidArgumentError("Turns are counted 1, 2, 3, …");
  return index;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError("A port is 0 to 65535.");
  return port;
}
