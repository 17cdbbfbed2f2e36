// SPDX-License-Identifier: Apache-2.0
import { helpText, parseArguments } from "./lib/arguments/parse-arguments.js";
import { DemoError } from "./lib/demo-error.js";
import { loadEnvironment } from "./lib/environment/load-environment.js";

async function main(): Promise<number> {
  const parsed = readArguments();
  if (parsed === null) return 2;
  if (parsed.help) {
    process.stdout.write(helpText);
    return 0;
  }
  loadEnvironment();
  // LiveKit takes most of a second to load: not before it is needed.
  const [{ runDemo }, { jsonReport }, { problemLines, textReport }, { verdict }] = await Promise.all([
    import("./lib/run-demo.js"),
    import("./lib/report/json-report.js"),
    import("./lib/report/text-report.js"),
    import("./lib/report/verdict.js"),
  ]);
  const outcome = await runDemo(parsed.dir, {
    onTurn: (position, count, title) => process.stderr.write(`turn ${position}/${count}: ${title}\n`),
  });
  if (parsed.json) {
    process.stdout.write(`${jsonReport(outcome)}\n`);
    process.stderr.write(`${[...problemLines(outcome), verdict(outcome)].join("\n\n")}\n`);
  } else {
    const { columns, isTTY } = process.stdout;
    const color = isTTY && process.env["NO_COLOR"] === undefined;
    process.stdout.write(`\n${textReport(outcome, { color, ...(isTTY ? { width: columns } : {}) })}\n`);
  }
  if (parsed.dashboard) {
    const { showDashboard } = await import("./lib/show-dashboard.js");
    await showDashboard(outcome.dir, outcome.conversation.run.conversation_id ?? "");
  }
  return outcome.disagreements.length === 0 ? 0 : 1;
}

function readArguments() {
  try {
    return parseArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${helpText}`);
    return null;
  }
}

function explain(error: unknown): string {
  if (error instanceof DemoError) return `${error.message} ${error.fix}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  return 1;
});
