// SPDX-License-Identifier: Apache-2.0
import { attributes } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
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
