// SPDX-License-Identifier: Apache-2.0
import { metrics as globalMetrics } from "@opentelemetry/api";
import { emptyResource } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { metrics } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import { sampleCall, sampleEndedRun, sampleRun, sampleTurn } from "../../../../test/sample-records.js";
import { createMetricSink } from "./create-metric-sink.js";
import { histogramBuckets } from "./histogram-buckets.js";

function setUp() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: 3_600_000,
    exportTimeoutMillis: 1000,
  });
  const counts = { dropped: 0, spooled: 0, facts: 0, exportFailures: 0, exportedSpans: 0 };
  const sink = createMetricSink({ resource: emptyResource(), scope: { name: "turnspan" }, reader, counts });
  const collect = async () => {
    await reader.forceFlush();
    const exported =
      exporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
    return Object.fromEntries(exported.map((metric) => [metric.descriptor.name, metric]));
  };
  return { sink, counts, collect };
}

describe("metric sink", () => {
  it("exports values under their names, with units and buckets", async () => {
    const { sink, collect } = setUp();
    for (const record of [sampleRun(), sampleCall(), sampleTurn()]) sink.write(record);
    const exported = await collect();
    const e2e = exported["lk.agents.turn.e2e_latency"];
    expect(e2e?.descriptor.unit).toBe("s");
    expect(e2e?.dataPoints[0]).toMatchObject({
      attributes: { "agent.name": "hotline" },
      value: { sum: 0.9, count: 1, buckets: { boundaries: [...histogramBuckets.turnE2eLatency] } },
    });
    expect(exported["lk.agents.usage.llm_input_tokens"]?.dataPoints[0]).toMatchObject({
      attributes: { model_name: "gpt-4.1-mini", model_provider: "openai" },
      value: 820,
    });
    expect(exported["voice.cost"]?.dataPoints[0]?.attributes).toEqual({
      "voice.call.kind": "llm",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4.1-mini",
      "agent.name": "hotline",
      tenant: "acme",
    });
  });

  it("counts active conversations, never below those it saw start", async () => {
    const { sink, collect } = setUp();
    const active = async () => (await collect())["voice.conversations.active"]?.dataPoints[0]?.value;
    sink.write(sampleRun());
    sink.write(sampleRun());
    sink.write(sampleRun({ run_id: "run-2" }));
    expect(await active()).toBe(2);
    sink.write(sampleEndedRun());
    sink.write(sampleEndedRun());
    sink.write(sampleEndedRun({ run_id: "of another process" }));
    expect(await active()).toBe(1);
  });

  it("tells what Turnspan dropped and could not export", async () => {
    const { counts, collect } = setUp();
    counts.dropped = 3;
    counts.exportFailures = 2;
    const exported = await collect();
    expect(exported["turnspan.dropped"]?.dataPoints[0]?.value).toBe(3);
    expect(exported["turnspan.export.failures"]?.dataPoints[0]?.value).toBe(2);
  });

  it("stays out of the global meter provider", () => {
    setUp();
    expect(globalMetrics.getMeterProvider().constructor.name).toBe("NoopMeterProvider");
  });
});

describe("histogram buckets", () => {
  it("rise, for every histogram there is", () => {
    const histograms = Object.entries(metrics).filter(([, { kind }]) => kind === "histogram");
    expect(Object.keys(histogramBuckets).toSorted()).toEqual(histograms.map(([key]) => key).toSorted());
    for (const bounds of Object.values(histogramBuckets)) {
      expect([...bounds]).toEqual([...new Set(bounds)].toSorted((a, b) => a - b));
    }
  });
});
