// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startCollector } from "../collector/start-collector.js";
import { type Receiver, type ReceiverMood, startReceiver } from "../otlp/start-receiver.js";
import { type WorkerProcess, startWorker } from "../processes/start-worker.js";
import { isAlive, waitUntil } from "../processes/wait-until.js";
import { type DispatchServer, startDispatchServer } from "./dispatch-server.js";
import { type JobDiary, readDiary } from "../diary/read-diary.js";

/** How a job ends: see `programs/worker.mjs`. */
export type Ending =
  | "hang_up"
  | "stay"
  | "stay_with_stuck_callback"
  | "answer"
  | "block"
  | "exit"
  | "throw"
  | "throw_outside";

/** One call in a job process of its own. */
export interface JobCall {
  readonly jobId: string;
  readonly roomSid: string;
  readonly roomName: string;
  readonly ending: Ending;
  diary(): JobDiary;
  /** True once its process has ended. */
  isOver(): boolean;
}

/** A worker with its dispatch server, a directory of records that all of its jobs share, and a receiver of OTLP. */
export interface Switchboard {
  readonly recordsDir: string;
  readonly receiver: Receiver;
  readonly worker: WorkerProcess;
  /** Hands out a call. With `gated`, it begins to talk when `openGate()` has been called. */
  call(ending: Ending, gated?: "gated"): JobCall;
  openGate(): Promise<void>;
  terminate(call: JobCall): void;
  /** Waits; the error of a wait that is too long holds what the worker has printed. */
  until(what: string, holds: () => boolean, timeoutMs?: number): Promise<void>;
  /** Ends every process and removes every file. */
  close(): Promise<void>;
}

export interface SwitchboardOptions {
  /** Path of the worker. Default: `programs/worker.mjs`. */
  readonly program?: string;
  /** Options of Node's own for the worker. */
  readonly nodeOptions?: readonly string[];
  /** Where the worker runs. Default: a new directory. */
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly idleProcesses?: number;
  readonly shutdownTimeoutMs?: number;
  readonly receiverMood?: ReceiverMood;
  /** A built collector to receive; without one a stand-in does, which writes the same files. */
  readonly collector?: string;
}

const program = fileURLToPath(new URL("programs/worker.mjs", import.meta.url));
const waitMs = 120_000;

/** Starts all of it and waits until the worker has registered. */
export async function openSwitchboard(options: SwitchboardOptions = {}): Promise<Switchboard> {
  const dir = await mkdtemp(join(tmpdir(), "turnspan-jobs-"));
  const recordsDir = join(dir, "records");
  const gate = join(dir, "gate");
  await mkdir(join(dir, "diaries"));
  const receiver =
    options.collector === undefined
      ? await startReceiver(dir, options.receiverMood)
      : await startCollector(options.collector, dir);
  const dispatcher: DispatchServer = await startDispatchServer();
  const worker = await startWorker({
    program: options.program ?? program,
    ...(options.nodeOptions === undefined ? {} : { nodeOptions: options.nodeOptions }),
    cwd: options.cwd ?? dir,
    livekitUrl: dispatcher.url,
    apiKey: "key",
    apiSecret: "a secret that is long enough to sign with",
    environment: {
      TURNSPAN_DIR: recordsDir,
      TURNSPAN_OTLP_ENDPOINT: receiver.endpoint,
      WORKER_IDLE: String(options.idleProcesses ?? 2),
      WORKER_SHUTDOWN_TIMEOUT_MS: String(options.shutdownTimeoutMs ?? 20_000),
      ...options.environment,
    },
  });
  const calls: JobCall[] = [];
  const close = async (): Promise<void> => {
    await worker.end();
    await dispatcher.close();
    await receiver.stop();
    await rm(dir, { recursive: true, force: true });
  };
  await dispatcher.registered(waitMs, worker.log).catch(async (error: unknown) => {
    await close();
    throw error;
  });

  return {
    recordsDir,
    receiver,
    worker,
    call(ending, gated) {
      const number = calls.length + 1;
      const names = { jobId: `AJ_${number}`, roomSid: `RM_${number}`, roomName: `room-${number}` };
      const path = join(dir, "diaries", `${names.jobId}.jsonl`);
      const diary = (): JobDiary => readDiary(path);
      const isOver = (): boolean => {
        const { started } = diary();
        return started !== null && !isAlive(started.processId);
      };
      const call: JobCall = { ...names, ending, diary, isOver };
      calls.push(call);
      const metadata = JSON.stringify({ diary: path, gate: gated === undefined ? null : gate, ending });
      dispatcher.dispatch({ ...names, agentName: "bookshop", metadata });
      return call;
    },
    openGate: () => writeFile(gate, ""),
    terminate: (call) => dispatcher.terminate(call.jobId),
    until: (what, holds, timeoutMs = waitMs) => waitUntil(what, holds, timeoutMs, worker.log),
    close,
  };
}
