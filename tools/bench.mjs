// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: each script of bench/package.json is a benchmark. They run one after another: each wants the machine for itself.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { runThrough } from "./processes.mjs";

/** Runs all benchmarks, or those that are named; returns the exit code of the first that failed, else 0. */
export async function runBenchmarks(args) {
  const { scripts } = JSON.parse(readFileSync(join(root, "bench/package.json"), "utf8"));
  const known = Object.keys(scripts);
  const usage = `usage: npm run bench -- [${known.join("|")}]… [--quick]`;
  if (args.includes("--help")) {
    process.stdout.write(
      `${usage}\n\nWithout a name all run, about half an hour; --quick takes a rough look in a few minutes.\n`,
    );
    return 0;
  }
  const options = args.filter((argument) => argument.startsWith("-"));
  const names = args.filter((argument) => !argument.startsWith("-"));
  const unknown = [
    ...names.filter((name) => !known.includes(name)),
    ...options.filter((option) => option !== "--quick"),
  ];
  if (unknown.length > 0) {
    process.stderr.write(`there is no benchmark or option ${unknown.join(", ")}\n${usage}\n`);
    return 2;
  }
  let failed = 0;
  for (const name of names.length > 0 ? names : known) {
    process.stdout.write(`\n== ${name}\n\n`);
    const exitCode = await runThrough("npm", ["run", "--silent", "--prefix", "bench", name, "--", ...options], {
      shell: process.platform === "win32",
    });
    failed ||= exitCode;
  }
  return failed;
}
