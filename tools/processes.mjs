// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { root } from "./paths.mjs";

// npx is a .cmd file on Windows, which only a shell can start.
const shell = process.platform === "win32";
export const pnpmVersion = "10.34.8";

/** Path of the JavaScript file behind a command of one of the root's dependencies. */
export function binOf(packageName, command = packageName) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Runs a command on our own terminal; returns its exit code (128 + signal number if a signal ended it). */
export function runThrough(command, args, options = {}) {
  return finished(spawn(command, args, { cwd: root, stdio: "inherit", ...options }));
}

/** Runs a command without a terminal; returns its exit code and all it printed. */
export async function runQuiet(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  return { exitCode: await finished(child), output };
}

/** Runs one of the root's development tools. */
export function runTool(packageName, args, options = {}) {
  const { command = packageName, ...rest } = options;
  return runQuiet(process.execPath, [binOf(packageName, command), ...args], rest);
}

/** Runs the pnpm that the repository is pinned to; a bare Node with npx is enough. */
export function runPnpm(args, options = {}) {
  return runQuiet("npx", ["--yes", `pnpm@${pnpmVersion}`, ...args], { shell, ...options });
}

function finished(child) {
  const stop = () => child.kill("SIGTERM");
  process.once("SIGTERM", stop);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGTERM", stop);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
