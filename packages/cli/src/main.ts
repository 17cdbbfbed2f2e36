// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";

const args = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

// Nothing is loaded to say the version: it is asked by scripts, and often.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${version}\n`);
} else {
  const [{ loadEnvFiles }, { run }, { processOutput }, { processInterruption }] = await Promise.all([
    import("./lib/environment/load-env-files.js"),
    import("./lib/program/run.js"),
    import("./lib/terminal/output.js"),
    import("./lib/terminal/interruption.js"),
  ]);
  const output = processOutput();
  process.exitCode = await run(args, {
    output,
    interruption: processInterruption(),
    environment: loadEnvFiles(),
    version,
    now: new Date(),
    terminal: null,
  }).catch((error: unknown) => {
    // Whatever is foreseen has a reason and a fix; the rest is ours to mend, so it is shown with its place.
    output.notice(`turnspan ${version} failed, and should not have. Please report this:`);
    output.notice(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  });
}
