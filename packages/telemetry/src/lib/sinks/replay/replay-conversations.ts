// SPDX-License-Identifier: Apache-2.0
import { JsonMetricsSerializer, JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { ConfigError } from "../../config/config-error.js";
import { appendPath } from "../../config/signal-urls.js";
import { version } from "../../version.js";
import { postOtlp } from "./post-otlp.js";
import type { ReplayOptions, ReplayReport, ReplayedConversation } from "./replay-options.js";
import { ReplayedService } from "./replayed-service.js";

/** Spans in one body. */
const batchSpans = 512;

type Counts = { -readonly [Key in keyof ReplayReport]: ReplayReport[Key] };

/**
 * Sends conversations as the live export did: the same spans and metrics by the same projections, with their ids and
 * times, oldest first. Ends at the first body that the receiver does not take; the report says why.
 * @throws ConfigError if there is no usable endpoint and it is no dry run.
 */
export async function replayConversations(
  conversations: AsyncIterable<ReplayedConversation> | Iterable<ReplayedConversation>,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const counts: Counts = {
    conversations: 0,
    turns: 0,
    calls: 0,
    spans: 0,
    metricPoints: 0,
    rejected: 0,
    error: null,
  };
  const send = createSend(options, counts);
  const services = new Map<string, ReplayedService>();
  let waiting: ReadableSpan[] = [];
  try {
    for await (const conversation of conversations) {
      options.signal?.throwIfAborted();
      const { run } = conversation;
      const key = JSON.stringify([run.service_name, run.environment]);
      const service =
        services.get(key) ??
        new ReplayedService(conversation, {
          content: options.content === true,
          llmAttributes: options.llmAttributes === true,
        });
      services.set(key, service);
      waiting.push(...service.take(conversation));
      while (waiting.length >= batchSpans) {
        await send.spans(waiting.slice(0, batchSpans));
        waiting = waiting.slice(batchSpans);
      }
      await send.metrics(service, false);
      counts.conversations += 1;
      counts.turns += conversation.turns.length;
      counts.calls += conversation.calls.length;
      options.onProgress?.({ conversations: counts.conversations, spans: counts.spans + waiting.length });
    }
    await send.spans(waiting);
    for (const service of services.values()) await send.metrics(service, true);
  } catch (error) {
    counts.error = options.signal?.aborted === true ? "aborted" : messageOf(error);
  } finally {
    await Promise.all([...services.values()].map((service) => service.close()));
  }
  return counts;
}

function createSend(options: ReplayOptions, counts: Counts) {
  const urls = options.dryRun === true ? null : urlsOf(options.endpoint);
  const post = {
    headers: { "user-agent": `turnspan/${version}`, ...options.headers },
    timeoutMs: options.timeoutMs ?? 30_000,
    signal: options.signal,
  };
  return {
    async spans(spans: ReadableSpan[]): Promise<void> {
      const body = urls === null || spans.length === 0 ? undefined : JsonTraceSerializer.serializeRequest(spans);
      if (urls !== null && body !== undefined) counts.rejected += await postOtlp(urls.traces, body, post);
      counts.spans += spans.length;
    },
    async metrics(service: ReplayedService, evenIfSoon: boolean): Promise<void> {
      const metrics = await service.metrics(evenIfSoon);
      if (metrics === null) return;
      const body = urls === null ? undefined : JsonMetricsSerializer.serializeRequest(metrics);
      if (urls !== null && body !== undefined) counts.rejected += await postOtlp(urls.metrics, body, post);
      for (const scope of metrics.scopeMetrics) {
        for (const { dataPoints } of scope.metrics) counts.metricPoints += dataPoints.length;
      }
    },
  };
}

function urlsOf(endpoint: string | undefined): { readonly traces: string; readonly metrics: string } {
  if (endpoint !== undefined && URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)) {
    return { traces: appendPath(endpoint, "/v1/traces"), metrics: appendPath(endpoint, "/v1/metrics") };
  }
  throw new ConfigError({
    code: "invalid_option",
    key: "endpoint",
    expected: "an http or https address",
    actual: endpoint === undefined ? "nothing" : "something else",
    fix: "Give the OTLP/HTTP base address, such as http://localhost:4318.",
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
