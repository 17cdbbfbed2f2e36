// SPDX-License-Identifier: Apache-2.0
import { Command } from "commander";
import { defaultWidth } from "../text/render-options.js";
import type { CommandContext } from "./command-context.js";
import { CommandError, exitCodes } from "./command-error.js";
import { declareFiles } from "./declare-files.js";
import { declareHome } from "./declare-home.js";
import { declarePrices } from "./declare-prices.js";
import { declareQuestions } from "./declare-questions.js";
import { declareReplay } from "./declare-replay.js";
import { declareSignoz } from "../signoz/declare-signoz.js";
import { declareShow } from "./declare-show.js";
import { declareSpool } from "./declare-spool.js";
import { declareTools } from "./declare-tools.js";
import { type FileOptions, type QueryOptions, filterOf } from "./query-options.js";
import type { Surroundings } from "./surroundings.js";

const exitCodeText = `
Exit codes: 0 done; 1 nothing found, failed, or a gate or check did not pass;
2 not understood; 130 ended by Ctrl-C. Answers go to stdout, all else to stderr.
Colours follow the terminal, NO_COLOR and FORCE_COLOR.`;

/** The command line: what can be asked, and which function answers. Each command is loaded when it is run. */
export function makeProgram(surroundings: Surroundings): Command {
  const { output, version, now } = surroundings;
  const program = new Command("turnspan")
    .description("Shows what a LiveKit voice agent did, turn by turn, from the files that Turnspan writes.")
    .version(version)
    .showHelpAfterError("Run turnspan --help for what there is.")
    .addHelpText("after", exitCodeText)
    .configureOutput({
      writeOut: (text) => output.text(text.trimEnd()),
      writeErr: (text) => output.notice(text.trimEnd()),
      ...(surroundings.terminal && {
        getOutHasColors: () => surroundings.terminal?.color ?? false,
        getErrHasColors: () => surroundings.terminal?.color ?? false,
        getOutHelpWidth: () => surroundings.terminal?.width ?? defaultWidth,
        getErrHelpWidth: () => surroundings.terminal?.width ?? defaultWidth,
      }),
    })
    .exitOverride();

  const contextOf = (options: FileOptions | QueryOptions): CommandContext => {
    const { getOutHasColors, getOutHelpWidth } = program.configureOutput();
    const filter = filterOf(options);
    if (filter.since && filter.until && filter.since >= filter.until) {
      throw new CommandError(
        `--since ${filter.since.toISOString()} is not before --until ${filter.until.toISOString()}.`,
        "Give the earlier moment to --since. A day given to --until is taken whole.",
        exitCodes.usage,
      );
    }
    return {
      output,
      dir: options.dir,
      json: options.json ?? false,
      color: getOutHasColors?.() ?? false,
      width: getOutHelpWidth?.() ?? defaultWidth,
      isInteractive: surroundings.terminal?.isInteractive ?? (process.stdin.isTTY && process.stderr.isTTY),
      filter,
      now,
      interruption: surroundings.interruption,
      environment: surroundings.environment,
      version,
    };
  };

  const declaring = { program, now, contextOf };
  declareHome(declaring);
  declareQuestions(declaring);
  declareShow(declaring);
  declareFiles(declaring);
  declareReplay(declaring);
  declareSpool(declaring);
  declarePrices(declaring);
  declareSignoz(declaring);
  declareTools(declaring);
  return program;
}
