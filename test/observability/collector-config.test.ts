// SPDX-License-Identifier: Apache-2.0
import { attributes } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { readText } from "./compose-files.js";

interface CollectorConfig {
  processors: Record<string, unknown>;
  exporters: Record<string, unknown>;
  service: { pipelines: Record<string, { processors: string[] | string; exporters: string[] }> };
}

/** Exporters that only SigNoz's collector has, with the keys that its source names. */
const signozExporters: Record<string, readonly string[]> = {
  clickhousetraces: ["datasource", "use_new_schema", "sending_queue", "retry_on_failure"],
  signozclickhousemetrics: ["dsn", "sending_queue", "retry_on_failure"],
  clickhouselogsexporter: ["dsn", "use_new_schema", "sending_queue", "retry_on_failure"],
  metadataexporter: ["dsn", "enabled", "cache"],
};
/** Keys of Kafka's exporter and receiver that are used, as the configuration of their release 0.144 names them. */
const kafkaKeys = {
  exporters: [
    "brokers",
    "traces",
    "metrics",
    "logs",
    "partition_traces_by_id",
    "partition_metrics_by_resource_attributes",
    "sending_queue",
    "retry_on_failure",
  ],
  receivers: ["brokers", "group_id", "traces", "metrics", "logs"],
} as const;
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

  it("makes differences of cumulative metrics before they are batched", async () => {
    const { pipelines } = (await read(name)).service;
    expect(pipelines["metrics"]?.processors.slice(-2)).toEqual(["cumulativetodelta", "batch"]);
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

describe("kubernetes/kafka.yaml", () => {
  it("names parts that it or production.yaml has, keys that Kafka's have, and the same topics on both sides", async () => {
    const production = (await read("production.yaml")) as unknown as Record<string, Record<string, unknown>>;
    const [front, behind] = parseAllDocuments(await readText("kubernetes/kafka.yaml"))
      .map((document) => document.toJS() as Parts)
      .filter((document) => document !== null);
    if (front === undefined || behind === undefined) throw new Error("two documents are expected");
    for (const parts of [front, behind]) {
      for (const pipeline of Object.values(parts.service.pipelines)) {
        for (const kind of ["receivers", "processors", "exporters"] as const) {
          const known = { ...production[kind], ...parts[kind] };
          expect(
            pipeline[kind].filter((name) => !Object.hasOwn(known, name)),
            kind,
          ).toEqual([]);
        }
      }
    }
    const exporter = front.exporters?.["kafka"] ?? {};
    const receiver = behind.receivers?.["kafka"] ?? {};
    expect(Object.keys(exporter).toSorted()).toEqual(kafkaKeys.exporters.toSorted());
    expect(Object.keys(receiver).toSorted()).toEqual(kafkaKeys.receivers.toSorted());
    for (const signal of ["traces", "metrics", "logs"]) expect(receiver[signal], signal).toEqual(exporter[signal]);
  });
});

interface Parts {
  readonly receivers?: Record<string, Record<string, unknown>>;
  readonly processors?: Record<string, unknown>;
  readonly exporters?: Record<string, Record<string, unknown>>;
  readonly service: {
    readonly pipelines: Record<string, Record<"receivers" | "processors" | "exporters", readonly string[]>>;
  };
}
