// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { cleanEnvironment } from "./clean-environment.js";
import { freePorts } from "./free-ports.js";
import { isAlive, waitUntil } from "./wait-until.js";

/** A LiveKit worker as a deployment runs it: `node <program> start`, which forks a process for each job. */
export interface WorkerProcess {
  /** The end of what it and its jobs have printed. */
  log(): string;
  /** True once the worker itself has ended; its exit code then is `exitCode`. */
  readonly exitCode: number | null;
  /** Asks it to end once its jobs are done, as a deployment does. */
  drain(): void;
  /** Ends it and every process that it has forked. */
  end(): Promise<void>;
}

export interface WorkerOptions {
  /** Path of the program. */
  readonly program: string;
  /** Options of Node's own, before the program. */
  readonly nodeOptions?: readonly string[];
  /** Where it runs: a directory without .env files. */
  readonly cwd: string;
  readonly livekitUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly environment: Readonly<Record<string, string>>;
}

const endTimeoutMs = 20_000;

/** Starts a worker in a process group of its own. */
export async function startWorker(options: WorkerOptions): Promise<WorkerProcess> {
  const [port] = await freePorts(1);
  const child = spawn(
    process.execPath,
    [...(options.nodeOptions ?? []), options.program, "start", "--log-level", "info"],
    {
      cwd: options.cwd,
      detached: true,
      env: {
        ...cleanEnvironment(),
        LIVEKIT_URL: options.livekitUrl,
        LIVEKIT_API_KEY: options.apiKey,
        LIVEKIT_API_SECRET: options.apiSecret,
        WORKER_PORT: String(port),
        ...options.environment,
      },
      // The program ends when this end of its stdin is gone: it outlives nobody who started it.
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let log = "";
  const keep = (chunk: Buffer): void => {
    log = (log + chunk.toString("utf8")).slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject));
  const group = -Number(child.pid);
  return {
    log: () => log,
    get exitCode() {
      return child.exitCode;
    },
    drain: () => child.kill("SIGTERM"),
    async end() {
      if (isAlive(group)) process.kill(group, "SIGKILL");
      await waitUntil("the worker's processes to end", () => !isAlive(group), endTimeoutMs);
    },
  };
}
