// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "./paths.mjs";
import { binOf, runThrough } from "./processes.mjs";
import { totalsLine } from "./totals-line.mjs";

const reportFile = join(cacheDir, "vitest.json");

/** Runs all tests, or those that the arguments name; ends with one line of totals. */
export async function runTests(args) {
  mkdirSync(cacheDir, { recursive: true });
  rmSync(reportFile, { force: true });
  const exitCode = await runThrough(process.execPath, [
    binOf("vitest"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
    ...args,
  ]);
  // Without a report nothing is known to have passed.
  if (!existsSync(reportFile)) return exitCode === 0 ? 1 : exitCode;
  process.stdout.write(`${totalsLine(JSON.parse(readFileSync(reportFile, "utf8")), exitCode)}\n`);
  return exitCode;
}
