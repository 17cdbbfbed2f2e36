// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePorts } from "../processes/free-ports.js";

const ownConfig = fileURLToPath(new URL("../../observability/collector/config.yaml", import.meta.url));
const startTimeoutMs = 20_000;

/** A running collector. */
export interface Collector {
  /** OTLP/HTTP base address. */
  readonly endpoint: string;
  /** Directory with what it received: `traces.jsonl`, `metrics.jsonl`, `logs.jsonl`. */
  readonly dir: string;
  /** Ends it as an operator would; it writes what it still holds. Rejects if it did not end well. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

export interface CollectorOptions {
  /** Path of its configuration. Default: the project's own. */
  readonly config?: string;
  /** Port of OTLP/HTTP. Default: a free one. */
  readonly httpPort?: number;
}

/**
 * Starts a collector on free ports of the loopback address.
 * @throws Error with its log if it does not answer.
 */
export async function startCollector(binary: string, dir: string, options: CollectorOptions = {}): Promise<Collector> {
  const [grpcPort, freePort] = await freePorts(2);
  const { config = ownConfig, httpPort = freePort } = options;
  const collected = join(dir, "collected");
  const child = spawn(binary, ["--config", config], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      TURNSPAN_COLLECTOR_GRPC: `127.0.0.1:${grpcPort}`,
      TURNSPAN_COLLECTOR_HTTP: `127.0.0.1:${httpPort}`,
      TURNSPAN_COLLECTOR_DIR: collected,
    },
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString("utf8")).slice(-8000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  const endpoint = `http://127.0.0.1:${httpPort}`;
  const giveUpAt = Date.now() + startTimeoutMs;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      child.kill("SIGKILL");
      throw new Error(`the collector did not start:\n${log}`);
    }
    await wait(50);
  }
  return {
    endpoint,
    dir: collected,
    stop: async () => {
      child.kill("SIGTERM");
      const code = await ended;
      if (code !== 0) throw new Error(`the collector ended with ${code}:\n${log}`);
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    const request = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    return (await fetch(`${endpoint}/v1/traces`, request)).ok;
  } catch {
    return false;
  }
}
