// SPDX-License-Identifier: Apache-2.0
import type { Attributes, Meter } from "@opentelemetry/api";
import type { InstrumentationScope } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import { MeterProvider, type IMetricReader } from "@opentelemetry/sdk-metrics";
import { attributes, metrics, type TurnspanRecord } from "@turnspan/records";
import { histogramBuckets } from "./histogram-buckets.js";
import type { Measurement, MetricAttribute, MetricAttributes } from "./measurement.js";
import { measurementsOf } from "./measurements-of.js";
import type { SelfCounts } from "./self-counts.js";

/** Turns records into metrics. */
export interface MetricSink {
  write(record: TurnspanRecord): void;
  shutdown(): Promise<void>;
}

interface MetricSinkOptions {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
  readonly reader: IMetricReader;
  readonly counts: Readonly<SelfCounts>;
}

type Record = (value: number, attributes: Attributes) => void;

/** Conversations of this process that are counted as active. */
const maxActiveRuns = 100_000;

/**
 * Makes the sink with a meter provider of its own. It is not registered globally: that would keep LiveKit from
 * setting up its cloud metrics.
 */
export function createMetricSink({ resource, scope, reader, counts }: MetricSinkOptions): MetricSink {
  const provider = new MeterProvider({ resource, readers: [reader] });
  const meter = provider.getMeter(scope.name, scope.version);
  const instruments = new Map<Measurement["metric"], Record>();
  const activeRuns = new Set<string>();
  observeSelf(meter, counts);

  const instrumentOf = (metric: Measurement["metric"]): Record => {
    const record = instruments.get(metric) ?? createInstrument(meter, metric);
    instruments.set(metric, record);
    return record;
  };

  /** An end that this process saw no start of must not count below zero. */
  const isOurs = (record: TurnspanRecord): boolean => {
    if (record.type !== "workflow_run") return true;
    if (record.status !== "running") return activeRuns.delete(record.run_id);
    if (activeRuns.has(record.run_id) || activeRuns.size >= maxActiveRuns) return false;
    activeRuns.add(record.run_id);
    return true;
  };

  return {
    write(record) {
      const countsAsActive = isOurs(record);
      for (const { metric, value, attributes: known } of measurementsOf(record)) {
        if (metric === "conversationsActive" && !countsAsActive) continue;
        instrumentOf(metric)(value, exported(known));
      }
    },
    shutdown: () => provider.shutdown(),
  };
}

function createInstrument(meter: Meter, metric: Measurement["metric"]): Record {
  const { name, kind, unit, description } = metrics[metric];
  switch (kind) {
    case "counter": {
      const counter = meter.createCounter(name, { unit, description });
      return (value, known) => counter.add(value, known);
    }
    case "up_down_counter": {
      const counter = meter.createUpDownCounter(name, { unit, description });
      return (value, known) => counter.add(value, known);
    }
    case "histogram": {
      const explicitBucketBoundaries = [...histogramBuckets[metric as keyof typeof histogramBuckets]];
      const histogram = meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries } });
      return (value, known) => histogram.record(value, known);
    }
  }
}

function observeSelf(meter: Meter, counts: Readonly<SelfCounts>): void {
  type SelfMetric = "selfDropped" | "selfSpooled" | "selfExportFailures" | "selfFacts";
  const observe = (metric: SelfMetric, read: () => number) => {
    const { name, unit, description } = metrics[metric];
    meter.createObservableCounter(name, { unit, description }).addCallback((result) => result.observe(read()));
  };
  observe("selfDropped", () => counts.dropped);
  observe("selfSpooled", () => counts.spooled);
  observe("selfExportFailures", () => counts.exportFailures);
  observe("selfFacts", () => counts.facts);
}

function exported(known: MetricAttributes): Attributes {
  const result: Attributes = {};
  for (const key of Object.keys(known) as MetricAttribute[]) {
    const value = known[key];
    if (value !== null && value !== undefined) result[attributes[key].name] = value;
  }
  return result;
}
