// SPDX-License-Identifier: Apache-2.0
import { SpanStatusCode } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { beforeEach, describe, expect, it } from "vitest";
import { placedSpan } from "./placed-span.js";
import { createSpanRecorder } from "./create-span-recorder.js";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const placement = { traceId, parentSpanId: "b7ad6b7169203331", conversationId: "c1", exportsContent: false };

describe("a placed span", () => {
  let original: ReadableSpan;
  beforeEach(() => {
    const exporter = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const span = provider.getTracer("livekit-agents").startSpan("llm_request");
    span.setAttributes({
      "gen_ai.usage.input_tokens": 7,
      "gen_ai.request.model": "m",
      "gen_ai.input.messages": "my card",
      "gen_ai.prompt.variable.name": "my card",
      "lk.pii.chat_ctx": "my card",
      "lk.of_a_newer_version": "my card",
      "exception.message": "my card",
    });
    span.recordException(new TypeError("my card"));
    span.addEvent("gen_ai.user.message", { content: "my card" });
    span.setStatus({ code: SpanStatusCode.ERROR, message: "my card" });
    span.end();
    [original] = exporter.getFinishedSpans() as [ReadableSpan];
  });

  it("has its place, no token usage, and nothing that was said", () => {
    const placed = placedSpan(original, placement);
    expect(placed.spanContext()).toMatchObject({ traceId, spanId: original.spanContext().spanId });
    expect(placed.parentSpanContext).toMatchObject({ traceId, spanId: placement.parentSpanId });
    expect(placed.attributes).toEqual({
      "gen_ai.request.model": "m",
      "gen_ai.conversation.id": "c1",
    });
    expect(placed.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ["exception", { "exception.type": "TypeError" }],
    ]);
    expect(placed.status).toEqual({ code: SpanStatusCode.ERROR });
  });

  it("has what was said when content is asked for, but still no token usage", () => {
    const placed = placedSpan(original, { ...placement, exportsContent: true });
    expect(placed.attributes).toMatchObject({ "gen_ai.input.messages": "my card", "lk.pii.chat_ctx": "my card" });
    expect(Object.keys(placed.attributes)).not.toContain("gen_ai.usage.input_tokens");
    expect(placed.status.message).toBe("my card");
  });

  it("leaves the span as it is for whoever else takes it", () => {
    placedSpan(original, placement);
    expect(original.attributes["gen_ai.usage.input_tokens"]).toBe(7);
    expect(original.spanContext().traceId).not.toBe(traceId);
  });
});

describe("a span recorder", () => {
  const recorderWith = (exported: ReadableSpan[] | null) =>
    createSpanRecorder({
      resource: resourceFromAttributes({}),
      scopeName: "livekit-agents",
      exportSpan: exported === null ? null : (span) => exported.push(span),
    });

  it("makes no span while nobody takes any, a filter alone included", () => {
    const recorder = recorderWith(null);
    recorder.addFilter(new SimpleSpanProcessor(new InMemorySpanExporter()));
    expect(recorder.startSpan("a", {}, null, () => placement)).toBeNull();
  });

  it("makes whole spans for a processor, in their own tree, and exports none of them", () => {
    const recorder = recorderWith(null);
    const taken = new InMemorySpanExporter();
    recorder.addProcessor(new SimpleSpanProcessor(taken));
    const parent = recorder.startSpan("parent", {}, null, () => placement);
    recorder.startSpan("child", {}, parent, () => placement)?.end();
    parent?.end();
    const [child, root] = taken.getFinishedSpans();
    expect(child?.parentSpanContext?.spanId).toBe(root?.spanContext().spanId);
    expect(root?.parentSpanContext).toBeUndefined();
  });

  it("exports the spans that have a place when they end", () => {
    const exported: ReadableSpan[] = [];
    const recorder = recorderWith(exported);
    recorder.startSpan("placed", {}, null, () => placement)?.end();
    recorder.startSpan("elsewhere", {}, null, () => null)?.end();
    expect(exported.map(({ name }) => name)).toEqual(["placed"]);
  });

  it("goes on where a processor throws", () => {
    const exported: ReadableSpan[] = [];
    const recorder = recorderWith(exported);
    const fail = () => expect.fail("a processor's own");
    recorder.addProcessor({ onStart: fail, onEnd: fail, forceFlush: async () => {}, shutdown: async () => {} });
    recorder.startSpan("placed", {}, null, () => placement)?.end();
    expect(exported).toHaveLength(1);
  });
});
