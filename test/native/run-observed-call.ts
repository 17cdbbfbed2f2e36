// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CurrentIds } from "@turnspan/livekit";
import type { ServedRequest } from "@turnspan/scenario-kit";
import { type Conversation, openStore } from "@turnspan/store";
import { type CollectedLog, type CollectedSpan, readLogs, readSpans } from "../collector/read-collected.js";
import { startCollector } from "../collector/start-collector.js";
import { startReceiver } from "../otlp/start-receiver.js";
import { runToEnd } from "../processes/run-to-end.js";

/** What a tool of the call saw. */
interface Note {
  readonly name: string;
  readonly callId?: string;
  readonly word?: string;
  readonly hasThis?: boolean;
  readonly active?: string | null;
  readonly ids?: CurrentIds | null;
  readonly spanId?: string;
  readonly speechId?: string;
}

interface CallResult {
  readonly conversationId: string | null;
  readonly traceId: string | null;
  readonly problems: readonly unknown[];
  readonly requests: readonly ServedRequest[];
  readonly notes: readonly Note[];
  /** Name, whether it is an error, and text of each tool's output. */
  readonly outputs: readonly [string, boolean, string][];
  readonly asked: readonly { path: string; traceparent: string | null }[];
  readonly outside: CurrentIds | null;
}

/** A call that was held, and what everybody has of it. */
export interface ObservedCall {
  readonly result: CallResult;
  /** What the program has printed: its own log. */
  readonly printed: readonly string[];
  readonly spans: readonly CollectedSpan[];
  readonly logs: readonly CollectedLog[];
  /** All that the receiver got, as text. */
  readonly received: string;
  readonly conversation: Conversation | null;
  /** The lines of `logs.jsonl`. */
  readonly logFile: readonly Record<string, unknown>[];
}

const program = fileURLToPath(new URL("programs/observed-call.mjs", import.meta.url));

/** Holds the call in a process of its own, with a collector, or a stand-in where there is none. */
export async function runObservedCall(
  argument: { observes?: boolean; level?: string; options?: Record<string, unknown> },
  collector: string | null,
): Promise<ObservedCall> {
  const dir = await mkdtemp(join(tmpdir(), "turnspan-native-"));
  const receiver = collector === null ? await startReceiver(dir) : await startCollector(collector, dir);
  try {
    const records = join(dir, "records");
    const options = { agentName: "shop", dir: records, endpoint: receiver.endpoint, ...argument.options };
    const run = [program, JSON.stringify({ ...argument, options })];
    const ran = await runToEnd({ run, cwd: dir, timeoutMs: 60_000 });
    const [before = "", result] = ran.stdout.split("\nRESULT ");
    if (ran.code !== 0 || result === undefined) throw new Error(`the call ended with ${ran.code}\n${ran.stderr}`);
    await receiver.stop();
    const call = JSON.parse(result) as CallResult;
    const id = call.conversationId;
    const texts = await Promise.all(
      ["traces", "metrics", "logs"].map((signal) => readFile(join(receiver.dir, `${signal}.jsonl`), "utf8")),
    );
    return {
      result: call,
      printed: before.split("\n").filter((line) => line !== ""),
      spans: await readSpans(receiver.dir),
      logs: await readLogs(receiver.dir),
      received: texts.join("\n"),
      conversation: id === null ? null : await openStore(records).conversation(id),
      logFile: await readLogFile(records),
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function readLogFile(records: string): Promise<Record<string, unknown>[]> {
  const day = new Date().toISOString().slice(0, 10);
  const text = await readFile(join(records, day, "logs.jsonl"), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
