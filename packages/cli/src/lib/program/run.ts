// SPDX-License-Identifier: Apache-2.0
import { CommanderError } from "commander";
import { printable } from "../text/printable.js";
import { CommandError, Interrupted, exitCodes } from "./command-error.js";
import { homeCommand } from "./declare-home.js";
import { makeProgram } from "./make-program.js";
import type { Surroundings } from "./surroundings.js";

/**
 * Runs a command line (without node and script).
 * @returns the exit code: 0 done, 1 nothing found or failed, 2 not understood, 130 ended by Ctrl-C.
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { output } = surroundings;
  try {
    await makeProgram(surroundings).parseAsync(withCommand(args), { from: "user" });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof Interrupted) return exitCodes.interrupted;
    if (!isExplained(error)) throw error;
    if (error.why !== "") output.notice(`${printable(error.why)}\n${printable(error.fix)}`);
    return error instanceof CommandError ? error.exitCode : exitCodes.failure;
  }
}

const programOptions = new Set(["-h", "--help", "-V", "--version"]);

/** Without a command it is home that is asked for. */
function withCommand([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return [homeCommand];
  return first.startsWith("-") && !programOptions.has(first) ? [homeCommand, first, ...rest] : [first, ...rest];
}

/** Errors of ours say why and what to do; asking by shape keeps the store out of what `--help` loads. */
function isExplained(error: unknown): error is Error & { why: string; fix: string } {
  return (
    error instanceof Error &&
    "why" in error &&
    typeof error.why === "string" &&
    "fix" in error &&
    typeof error.fix === "string"
  );
}
