// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attributes } from "@turnspan/records";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { buildCollector } from "../collector/build-collector.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { freePorts } from "../processes/free-ports.js";
import { readText } from "./compose-files.js";

interface CollectorConfig {
  processors: Record<string, unknown>;
  exporters: Record<string, unknown>;
  service: { telemetry?: unknown; pipelines: Record<string, { processors: string[] | string; exporters: string[] }> };
}

/** Exporters that only SigNoz's collector has, with the keys that its source names. */
const signozExporters: Record<string, readonly string[]> = {
  clickhousetraces: ["datasource", "use_new_schema", "sending_queue", "retry_on_failure"],
  signozclickhousemetrics: ["dsn", "sending_queue", "retry_on_failure"],
  clickhouselogsexporter: ["dsn", "use_new_schema", "sending_queue", "retry_on_failure"],
  metadataexporter: ["dsn", "enabled", "cache"],
};
const processorsOf = ({ service }: CollectorConfig) => String(service.pipelines["traces"]?.processors);
const read = async (name: string): Promise<CollectorConfig> =>
  parse(await readText(`collector/${name}`)) as CollectorConfig;

describe.each(["signoz.yaml", "production.yaml"])("%s", (name) => {
  it("writes to exporters of SigNoz's collector with keys that they have", async () => {
    const { exporters, service } = await read(name);
    expect(Object.keys(exporters).toSorted()).toEqual(Object.keys(signozExporters).toSorted());
    for (const [exporter, config] of Object.entries(exporters)) {
      const known = signozExporters[exporter] ?? [];
      expect(
        Object.keys(config as object).filter((key) => !known.includes(key)),
        exporter,
      ).toEqual([]);
    }
    for (const pipeline of Object.values(service.pipelines)) {
      expect(pipeline.exporters.filter((exporter) => !(exporter in exporters))).toEqual([]);
    }
  });

  it("asks resource detection for nothing but the collector's own variables", async () => {
    expect((await read(name)).processors["resourcedetection"]).toEqual({
      detectors: ["env"],
      timeout: "2s",
      override: false,
    });
  });

  it("samples by attributes that Turnspan writes", async () => {
    const named = [
      ...(await readText(`collector/${name}`)).matchAll(/(?:key: |attributes\[")(voice\.[a-z0-9_.]+)/g),
    ].map(([, key]) => key);
    const known = new Set<string | undefined>(Object.values(attributes).map((attribute) => attribute.name));
    expect(named.filter((key) => !known.has(key))).toEqual([]);
    if (name === "production.yaml") expect(named.length).toBe(2);
  });
});

const missing = whyNoGo(25);
if (missing !== null) process.stderr.write(`SKIP the production configuration on the real collector: ${missing}\n`);
const title = "production.yaml on the real collector, files in the place of SigNoz's exporters";

describe.skipIf(missing !== null)(missing === null ? title : `${title}: SKIP, ${missing}`, () => {
  const token = "a-token-of-this-test";
  let dir = "";
  let binary = "";

  beforeAll(async () => {
    binary = await buildCollector();
    dir = await mkdtemp(join(tmpdir(), "turnspan-production-"));
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const files = ["-keyout", join(dir, "tls.key"), "-out", join(dir, "tls.crt")];
    const made = spawnSync("openssl", [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "1",
      ...subject,
      ...files,
    ]);
    expect(made.status, String(made.stderr)).toBe(0);
    // The same file but for the exporters, which are not public upstream; queue and retries are those of the file.
    const config = await read("production.yaml");
    config.exporters = { "file/traces": { path: join(dir, "traces.jsonl") } };
    config.service.telemetry = { metrics: { level: "none" } };
    for (const pipeline of Object.values(config.service.pipelines)) pipeline.exporters = ["file/traces"];
    // The test's collector is built without this one.
    expect(processorsOf(config)).toContain("resourcedetection");
    delete config.processors["resourcedetection"];
    const traces = config.service.pipelines["traces"];
    if (traces !== undefined) traces.processors = String(traces.processors).replace("resourcedetection, ", "");
    config.service.pipelines = { traces: config.service.pipelines["traces"] ?? { processors: [], exporters: [] } };
    await writeFile(join(dir, "config.yaml"), stringify(config, { aliasDuplicateObjects: false }));
  });
  afterAll(async () => rm(dir, { recursive: true, force: true }));

  const post = async (port: number, authorization?: string): Promise<number> => {
    const ca = await readFile(join(dir, "tls.crt"));
    const span = {
      traceId: "0af7651916cd43dd8448eb211c80319c",
      spanId: "b7ad6b7169203331",
      name: "turn",
      kind: 1,
      startTimeUnixNano: "1",
      endTimeUnixNano: "2",
    };
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", ...(authorization !== undefined && { authorization }) };
      httpsRequest({ host: "127.0.0.1", port, path: "/v1/traces", method: "POST", ca, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .once("error", reject)
        .end(JSON.stringify({ resourceSpans: [{ resource: {}, scopeSpans: [{ scope: {}, spans: [span] }] }] }));
    });
  };

  it.each([
    ["as it is delivered", {}],
    ["with tail sampling", { TRACE_PROCESSORS: "[memory_limiter, tail_sampling, batch]", SAMPLE_DECISION_WAIT: "1s" }],
  ])("takes a span over TLS with the token, refuses one without it, %s", async (_how, extra) => {
    const [grpcPort = 0, httpPort = 0] = await freePorts(2);
    const child = spawn(binary, ["--config", join(dir, "config.yaml")], {
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        ...extra,
        OTLP_BEARER_TOKEN: token,
        OTLP_TLS_CERT: join(dir, "tls.crt"),
        OTLP_TLS_KEY: join(dir, "tls.key"),
        OTLP_GRPC_LISTEN: `127.0.0.1:${grpcPort}`,
        OTLP_HTTP_LISTEN: `127.0.0.1:${httpPort}`,
        COLLECTOR_QUEUE_DIR: join(dir, "queue"),
      },
    });
    let log = "";
    child.stderr.on("data", (chunk: Buffer) => (log = (log + chunk.toString("utf8")).slice(-6000)));
    const ended = new Promise((resolve) => child.once("close", resolve));
    try {
      await expect.poll(async () => post(httpPort).catch(() => null), { timeout: 30_000 }).toBe(401);
      expect(await post(httpPort, "Bearer wrong")).toBe(401);
      expect(await post(httpPort, `Bearer ${token}`)).toBe(200);
      const written = async () =>
        (await readFile(join(dir, "traces.jsonl"), "utf8").catch(() => "")).includes("b7ad6b7169203331");
      await expect.poll(written, { timeout: 30_000 }).toBe(true);
    } finally {
      child.kill("SIGTERM");
      await ended;
      await rm(join(dir, "traces.jsonl"), { force: true });
    }
  });
});
