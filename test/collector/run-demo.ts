// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../examples/quickstart/dist/main.js", import.meta.url));

/** What the demo says about itself with `--json`. */
export interface DemoResult {
  readonly conversation_id: string;
  readonly trace_id: string;
  readonly dir: string;
  readonly spans_exported: number;
}

/**
 * Runs the demo against an endpoint, its files in a directory of its own.
 * @throws Error with what it printed if it does not end with 0.
 */
export async function runDemo(endpoint: string, dir: string): Promise<DemoResult> {
  const child = spawn(process.execPath, [main, "--json", "--dir", dir], {
    // A directory without .env files, so that nobody's settings reach the run.
    cwd: dir,
    env: { ...process.env, TURNSPAN_OTLP_ENDPOINT: endpoint },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`the demo ended with ${code}:\n${stderr}\n${stdout}`);
  return JSON.parse(stdout) as DemoResult;
}
