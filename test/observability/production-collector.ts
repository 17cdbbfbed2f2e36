// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse, stringify } from "yaml";
import { freePorts } from "../processes/free-ports.js";
import { readText } from "./compose-files.js";

export const bearerToken = "a-token-of-this-test";

/** A running collector with the production configuration. */
export interface ProductionCollector {
  /** POSTs OTLP/JSON over TLS; the status, null if nothing answers. */
  post(signal: "traces" | "metrics", body: unknown, authorization?: string): Promise<number | null>;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Makes a certificate for localhost in `dir`. */
export function makeCertificate(dir: string): void {
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const files = ["-keyout", join(dir, "tls.key"), "-out", join(dir, "tls.crt")];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", ...subject, ...files];
  const { status, stderr } = spawnSync("openssl", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ended with ${status}: ${stderr}`);
}

interface Exporter {
  readonly endpoint?: string;
  readonly encoding?: string;
  readonly sending_queue?: object;
  readonly retry_on_failure?: object;
}

/**
 * Writes production.yaml with OTLP to `backend` in the place of the exporters that only SigNoz's collector has, queue and
 * retries as they are, and without resourcedetection, which this collector is built without. Nothing else is changed.
 */
async function writeConfig(path: string, backend: string): Promise<void> {
  const config = parse(await readText("collector/production.yaml")) as {
    processors: Record<string, unknown>;
    exporters: Record<string, Exporter>;
    service: { telemetry?: unknown; pipelines: Record<string, { processors: string[] | string; exporters: string[] }> };
  };
  const { exporters } = config;
  delete config.processors["resourcedetection"];
  config.exporters = {};
  for (const pipeline of Object.values(config.service.pipelines)) {
    const [first = ""] = pipeline.exporters;
    const { sending_queue, retry_on_failure } = exporters[first] ?? {};
    config.exporters[`otlphttp/${first}`] = {
      endpoint: backend,
      encoding: "json",
      ...(sending_queue && { sending_queue }),
      ...(retry_on_failure && { retry_on_failure }),
    };
    pipeline.exporters = [`otlphttp/${first}`];
    pipeline.processors = Array.isArray(pipeline.processors)
      ? pipeline.processors.filter((name) => name !== "resourcedetection")
      : pipeline.processors.replace("resourcedetection, ", "");
  }
  // The collector's own metrics would take another port.
  config.service.telemetry = { metrics: { level: "none" } };
  await writeFile(path, stringify(config, { aliasDuplicateObjects: false }));
}

/**
 * Starts the real collector; `dir` holds its certificate and its queue.
 * @throws Error with its log if it does not take OTLP in.
 */
export async function startProduction(
  binary: string,
  dir: string,
  backend: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ProductionCollector> {
  const [grpcPort = 0, port = 0] = await freePorts(2);
  const config = join(dir, "config.yaml");
  await writeConfig(config, backend);
  const child = spawn(binary, ["--config", config], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      OTLP_BEARER_TOKEN: bearerToken,
      OTLP_TLS_CERT: join(dir, "tls.crt"),
      OTLP_TLS_KEY: join(dir, "tls.key"),
      OTLP_GRPC_LISTEN: `127.0.0.1:${grpcPort}`,
      OTLP_HTTP_LISTEN: `127.0.0.1:${port}`,
      COLLECTOR_QUEUE_DIR: join(dir, "queue"),
      ...env,
    },
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log = (log + chunk.toString("utf8")).slice(-6000)));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const ca = await readFile(join(dir, "tls.crt"));
  const post: ProductionCollector["post"] = async (signal, body, authorization = `Bearer ${bearerToken}`) =>
    new Promise((resolve) => {
      const headers = { "content-type": "application/json", ...(authorization !== "" && { authorization }) };
      request({ host: "127.0.0.1", port, path: `/v1/${signal}`, method: "POST", ca, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? null);
      })
        .once("error", () => resolve(null))
        .end(JSON.stringify(body));
    });
  const giveUpAt = Date.now() + 30_000;
  while ((await post("traces", {})) !== 200) {
    if (isGone(child) || Date.now() > giveUpAt) {
      child.kill("SIGKILL");
      throw new Error(`the collector did not start:\n${log}`);
    }
    await wait(50);
  }
  return {
    post,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
