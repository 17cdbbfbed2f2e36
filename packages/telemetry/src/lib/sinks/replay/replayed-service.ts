// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { HrTime } from "@opentelemetry/api";
import { type Resource, resourceFromAttributes } from "@opentelemetry/resources";
import { MetricReader, type ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { scopeName } from "@turnspan/records";
import { version } from "../../version.js";
import { createMetricSink } from "../metrics/create-metric-sink.js";
import { createSpanSink } from "../spans/create-span-sink.js";
import { spanMs } from "./span-ms.js";
import type { ReplayedConversation } from "./replay-options.js";

/** Metrics are sent once for all conversations that ended within so long of each other, as a live export does. */
const metricIntervalMs = 60_000;

interface Projection {
  readonly content: boolean;
  readonly llmAttributes: boolean;
}

/** What one service sent: spans as they come, and metrics that go on counting from conversation to conversation. */
export class ReplayedService {
  readonly #reader = new PulledReader();
  readonly #spans: ReturnType<typeof createSpanSink>;
  readonly #metrics: ReturnType<typeof createMetricSink>;
  readonly #startMs: number;
  #ended: ReadableSpan[] = [];
  #atMs: number;
  #sentAtMs: number;

  constructor(first: ReplayedConversation, { content, llmAttributes }: Projection) {
    const scope = { name: scopeName, version };
    const resource = resourceOf(first);
    this.#spans = createSpanSink({
      config: { attributes: llmAttributes ? "llm" : "standard", captureContent: content ? "all" : "none" },
      resource,
      scope,
      sampling: { take: () => "kept" },
      processor: { onEnd: (span) => this.#ended.push(span) },
    });
    this.#metrics = createMetricSink({
      resource,
      scope,
      reader: this.#reader,
      counts: { dropped: 0, spooled: 0, facts: 0, exportFailures: 0, exportedSpans: 0 },
    });
    this.#startMs = spanMs(first.run).startMs;
    this.#atMs = this.#startMs;
    this.#sentAtMs = this.#startMs;
  }

  /** Takes a conversation in, and gives its spans. */
  take({ run, turns, calls }: ReplayedConversation): ReadableSpan[] {
    this.#ended = [];
    // The run first: its job and room stand on the spans of its turns and calls.
    for (const record of [run, ...turns, ...calls]) this.#spans.write(record);
    for (const record of [{ ...run, status: "running" } as const, ...turns, ...calls, run]) this.#metrics.write(record);
    this.#atMs = Math.max(this.#atMs + 1, spanMs(run).endMs);
    return this.#ended;
  }

  /** The metrics as they stood when the last conversation ended; null if that is too soon after the ones before. */
  async metrics(evenIfSoon: boolean): Promise<ResourceMetrics | null> {
    if (this.#atMs === this.#sentAtMs) return null;
    if (!evenIfSoon && this.#atMs - this.#sentAtMs < metricIntervalMs) return null;
    this.#sentAtMs = this.#atMs;
    const { resourceMetrics } = await this.#reader.collect();
    return atTimes(resourceMetrics, hrTime(this.#startMs), hrTime(this.#atMs));
  }

  async close(): Promise<void> {
    await this.#metrics.shutdown();
  }
}

class PulledReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/**
 * An instance of its own, so that its counts don't mix with those of live processes; named after the first conversation,
 * so that the same replay sent twice counts once.
 */
function resourceOf({ run }: ReplayedConversation): Resource {
  const digest = createHash("sha256").update(run.run_id).digest("hex").slice(0, 16);
  return resourceFromAttributes({
    "service.name": run.service_name,
    "service.instance.id": `replay-${digest}`,
    "deployment.environment.name": run.environment,
    "deployment.environment": run.environment,
    ...(run.host_name === null ? {} : { "host.name": run.host_name }),
  });
}

/** The SDK stamps points with the time of collection; these are of the time of the conversations. */
function atTimes(metrics: ResourceMetrics, startTime: HrTime, endTime: HrTime): ResourceMetrics {
  for (const scope of metrics.scopeMetrics) {
    for (const { dataPoints } of scope.metrics) {
      for (const point of dataPoints) Object.assign(point, { startTime, endTime });
    }
  }
  return metrics;
}

function hrTime(timeMs: number): HrTime {
  return [Math.floor(timeMs / 1000), Math.round((timeMs % 1000) * 1e6)];
}
