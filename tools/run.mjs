#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// One command from a fresh clone: `node tools/run.mjs <demo|test|check|bench|build|generate|format> [arguments]`.
import { runBenchmarks } from "./bench.mjs";
import { buildAll } from "./build.mjs";
import { check } from "./check.mjs";
import { explainFailure } from "./failure.mjs";
import { generateFiles } from "./generate.mjs";
import { installDependencies } from "./install.mjs";
import { requireNodeVersion } from "./node-version.mjs";
import { root } from "./paths.mjs";
import { binOf, runThrough } from "./processes.mjs";
import { runTests } from "./tests.mjs";

const targets = {
  demo: (args) => runThrough(process.execPath, [`${root}/examples/quickstart/dist/main.js`, ...args]),
  test: runTests,
  check,
  bench: runBenchmarks,
  build: async () => 0,
  generate: async () => generateFiles(),
  format: (args) => runThrough(process.execPath, [binOf("oxfmt"), ...args]),
};

// The child gets Ctrl-C as well, and decides how to end; we only wait for it.
process.on("SIGINT", () => {});

const [name = "", ...args] = process.argv.slice(2);
try {
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined) {
    process.stderr.write(`usage: node tools/run.mjs <${Object.keys(targets).join("|")}> [arguments]\n`);
    process.exitCode = 2;
  } else {
    requireNodeVersion();
    await installDependencies();
    // `check` builds as its first step, to report type errors with everything else.
    if (name !== "check" && name !== "format") await buildAll();
    process.exitCode = await target(args);
  }
} catch (error) {
  process.exitCode = explainFailure(error);
}
