// SPDX-License-Identifier: Apache-2.0
import { CommanderError } from "commander";
import type { Output } from "../output.js";
import { printable } from "../text/printable.js";
import { CommandError, exitCodes } from "./command-error.js";
import { makeProgram } from "./program.js";

/**
 * Runs a command line (without node and script).
 * @returns the exit code: 0 done, 1 nothing found or failed, 2 not understood.
 */
export async function run(args: readonly string[], output: Output, version: string): Promise<number> {
  try {
    await makeProgram(output, version).parseAsync(args, { from: "user" });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (!isExplained(error)) throw error;
    output.notice(`${printable(error.why)}\n${printable(error.fix)}`);
    return error instanceof CommandError ? error.exitCode : exitCodes.failure;
  }
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
