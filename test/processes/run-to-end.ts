// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { cleanEnvironment } from "./clean-environment.js";

export interface RunOptions {
  /** Program and arguments, for this Node. */
  readonly run: readonly string[];
  readonly cwd?: string;
  /** Its whole environment; ours, without what would configure telemetry, unless given. */
  readonly env?: NodeJS.ProcessEnv;
  /** When it is killed. */
  readonly timeoutMs: number;
}

/** What a program left behind; of its standard error the last 4000 characters. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Node program until it ends. */
export async function runToEnd({ run, cwd, env = cleanEnvironment(), timeoutMs }: RunOptions): Promise<Ran> {
  const child = spawn(process.execPath, run, {
    ...(cwd === undefined ? {} : { cwd }),
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (stderr = (stderr + chunk.toString("utf8")).slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, stdout, stderr };
}
