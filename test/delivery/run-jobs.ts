// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "../processes/clean-environment.js";

/** What each job does. */
export interface JobPlan {
  /** Directory of the records, shared by all. */
  readonly dir: string;
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly calls: number;
  readonly turns: number;
  /** What a shutdown may take, in milliseconds. */
  readonly deadlineMs: number;
}

/** What a job saw of its end. */
export interface JobEnd {
  readonly shutdownMs: number;
  readonly problems: readonly { readonly code: string; readonly count: number }[];
  /** What it wrote through the app's logs, each line once. */
  readonly logLines: readonly string[];
}

const program = fileURLToPath(new URL("programs/job.mjs", import.meta.url));
const atOnce = 10;

/**
 * Runs jobs as processes of their own, ten at a time.
 * @throws Error with what a job printed, if it did not end well or printed anything.
 */
export async function runJobs(
  count: number,
  scratch: string,
  plan: JobPlan,
  onEnd: (ended: number) => unknown = () => undefined,
): Promise<JobEnd[]> {
  const names = Array.from({ length: count }, (_, index) => `job-${index + 1}`);
  const ends: JobEnd[] = [];
  const work = async (): Promise<void> => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      ends.push(await runJob(name, scratch, plan));
      await onEnd(ends.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ends;
}

async function runJob(name: string, scratch: string, plan: JobPlan): Promise<JobEnd> {
  const result = join(scratch, `${name}.json`);
  const child = spawn(process.execPath, [program, JSON.stringify({ ...plan, name })], {
    cwd: scratch,
    env: { ...cleanEnvironment(), RESULT: result },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0 || printed !== "") throw new Error(`${name} ended with ${code}:\n${printed}`);
  return JSON.parse(await readFile(result, "utf8")) as JobEnd;
}
