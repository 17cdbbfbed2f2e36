// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHistory } from "@turnspan/record-kit";
import { runDemo } from "../collector/run-demo.js";
import { startReceiver } from "../otlp/start-receiver.js";
import { type Ran, runToEnd } from "../processes/run-to-end.js";

const command = fileURLToPath(new URL("../../packages/cli/bin/turnspan.mjs", import.meta.url));

/** Records on disk, and what went over OTLP of the same conversations. */
export interface Exported {
  /** Directory of the records. */
  readonly records: string;
  /** Directory with `traces.jsonl` and `metrics.jsonl`. */
  readonly received: string;
  readonly spans: number;
  /** Of the demo its conversation, else null. */
  readonly conversationId: string | null;
}

/** Runs the real command, with nothing in its environment but where programs are, and what is given. */
export function runTurnspan(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return runToEnd({ run: [command, ...args], cwd, env: { PATH: process.env["PATH"], ...env }, timeoutMs: 120_000 });
}

/**
 * What the real command prints.
 * @throws Error with what it printed if it does not end with 0.
 */
export async function turnspan(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, stdout, stderr } = await runTurnspan(args, cwd, env);
  if (code !== 0) throw new Error(`turnspan ${args.join(" ")} ended with ${code}:\n${stderr}`);
  return stdout;
}

/** The demo's conversation as it is exported while it goes on. */
export async function exportDemo(dir: string): Promise<Exported> {
  await mkdir(dir, { recursive: true });
  const receiver = await startReceiver(dir);
  const demo = await runDemo(receiver.endpoint, dir);
  await receiver.stop();
  return {
    records: demo.dir,
    received: receiver.dir,
    spans: demo.spans_exported,
    conversationId: demo.conversation_id,
  };
}

/**
 * Made-up conversations of the day before yesterday, of three services, with failures, fallbacks and unknown costs, sent by
 * `turnspan replay`. Those that never ended are left out: they have no spans yet.
 */
export async function exportHistory(dir: string, conversations: number): Promise<Exported> {
  const records = join(dir, "records");
  await mkdir(records, { recursive: true });
  const firstDay = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  writeHistory(records, { conversations, firstDay, days: 1 });
  await leaveOutUnfinished(join(records, firstDay));
  const receiver = await startReceiver(dir);
  const said = await turnspan(["replay", "--dir", records, "--endpoint", receiver.endpoint, "--json"], dir);
  await receiver.stop();
  const { spans } = JSON.parse(said) as { spans: number };
  return { records, received: receiver.dir, spans, conversationId: null };
}

async function leaveOutUnfinished(folder: string): Promise<void> {
  const files = ["workflow_runs.jsonl", "turns.jsonl", "calls.jsonl"].map((name) => join(folder, name));
  const read = async (file: string) =>
    (await readFile(file, "utf8"))
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { run_id: string; status?: string });
  const ended = new Set(
    (await read(files[0] ?? "")).filter(({ status }) => status !== "running").map(({ run_id }) => run_id),
  );
  for (const file of files) {
    const kept = (await read(file)).filter(({ run_id }) => ended.has(run_id));
    await writeFile(file, kept.map((line) => `\n${JSON.stringify(line)}\n`).join(""));
  }
}
