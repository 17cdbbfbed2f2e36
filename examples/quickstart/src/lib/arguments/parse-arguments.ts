// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Arguments {
  readonly json: boolean;
  readonly help: boolean;
  /** Whether the dashboard is served afterwards, until the demo is asked to end. */
  readonly dashboard: boolean;
  /** Directory of the JSONL files; null for the configured one. */
  readonly dir: string | null;
}

/** What `--help` prints. */
export const helpText = `Usage: quickstart [options]

Holds a phone call between a recorded caller and a LiveKit agent with scripted models, observes it with Turnspan,
prints the trace, and checks every figure against what the models served and the caller heard. Takes about 50 seconds;
needs no network and no keys.

Options:
  --json       print one JSON object on stdout and nothing else
  --dir <dir>  directory of the JSONL files (default: TURNSPAN_DIR, else .turnspan)
  --dashboard  then serve the dashboard on these files and print its address, until Ctrl-C
  --help       print this

Exit code: 0 if everything agrees, 1 if not or if the call failed, 2 for a wrong option.
`;

/**
 * Parses the command line, without the program's name.
 *
 * @throws TypeError that says which option is wrong.
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
      dashboard: { type: "boolean" },
      dir: { type: "string" },
    },
  });
  if (values.dir === "") throw new TypeError("Option '--dir <value>' must not be empty");
  const { json = false, help = false, dashboard = false, dir = null } = values;
  return { json, help, dashboard, dir };
}
