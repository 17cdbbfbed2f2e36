// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { installedBeside } from "../packed/packed-project.js";
import { repositoryRoot } from "../repository-root.js";

/** Each command that a README may show, and what runs it. `npm install …` is known by what it installs. */
const knownCommands: Readonly<Record<string, string>> = {
  "npm run demo": "test/tools/demo.test.ts starts it, examples/quickstart/test runs the whole of it",
  "npm run demo -- --dir <folder>": "examples/quickstart/test passes --dir",
  "npm run demo -- --dashboard": "examples/quickstart/test passes --dashboard",
  "turnspan dashboard": "packages/cli/test/turnspan.test.ts",
  "npm run --silent demo -- --json": "test/tools/demo.test.ts starts it, examples/quickstart/test runs the whole of it",
  "node --import @turnspan/livekit/register agent.js dev": "test/native/preload.test.ts, with its own agent",
  "npm test": ".ci/run",
  'turnspan compare 14d..7d 7d --fail-on "e2e_p95>+10%"': "packages/cli/test/readme-commands.test.ts",
  'turnspan compare version:1.4.0 version:1.5.0 --fail-on "success_rate<-1pp" --fail-on "cost_per_minute>$0.05"':
    "packages/cli/test/readme-commands.test.ts",
  "source <(turnspan completion bash)": "packages/cli/test/turnspan.test.ts reads the script with bash -n",
  "turnspan completion zsh > ~/.zfunc/_turnspan": "packages/cli/test/turnspan.test.ts reads the script with zsh -n",
  "turnspan completion fish > ~/.config/fish/completions/turnspan.fish":
    "packages/cli/test/turnspan.test.ts reads the script with fish -n",
  "npm run bench -- jsonl-append --quick": "test/tools/launcher.test.ts",
  "npm run check": ".ci/run",
  "npm run generate": "npm run check runs the same generators",
  "npm run format": "npm run check runs oxfmt with --check",
};

/** What test/packed installs with npm, in an empty project. */
const installable = new Set([
  ...readdirSync(join(repositoryRoot, "packages")).map((name) => `@turnspan/${name}`),
  ...Object.keys(installedBeside),
]);

/** Whether something runs this command, so that a README may show it. */
export function isKnownCommand(command: string): boolean {
  const [program, verb, ...words] = command.split(/\s+/);
  if (program === "npm" && verb === "install") {
    const names = words.filter((word) => !word.startsWith("-")).map((word) => word.replace(/(.)@[^@]*$/, "$1"));
    return names.length > 0 && names.every((name) => installable.has(name));
  }
  return Object.hasOwn(knownCommands, command.replace(/--dir \S+/, "--dir <folder>"));
}
