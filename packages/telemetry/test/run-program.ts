// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a program ended, and all that it printed. */
export interface ProgramEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** The process's environment without what would configure telemetry. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(OTEL|TURNSPAN|SIGNOZ|SERVICE_|DEPLOYMENT_|NODE_OPTIONS|VITEST)/;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key)));
}

/** Starts a program of `test/programs` as a process of its own; it imports the built package. */
export function startProgram(name: string, args: string[], options: SpawnOptions = {}) {
  const script = fileURLToPath(new URL(`programs/${name}.mjs`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    ...options,
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end: ProgramEnd = { code: null, signal: null, stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (end.stdout += String(chunk)));
  child.stderr?.on("data", (chunk) => (end.stderr += String(chunk)));
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ ...end, code, signal }));
  });
  return { child, ended };
}
