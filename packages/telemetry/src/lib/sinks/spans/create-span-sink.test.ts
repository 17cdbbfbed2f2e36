// SPDX-License-Identifier: Apache-2.0
import { emptyResource } from "@opentelemetry/resources";
import { SamplingDecision, type ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { context as activeContext } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { sampleCall, sampleEndedRun, sampleRun, sampleTurn } from "../../../../test/sample-records.js";
import type { SamplerName } from "../../config/kinds/sampler-names.js";
import { createConversationSampling } from "./conversation-sampling.js";
import { createSpanSink } from "./create-span-sink.js";

function setUp(sampler: SamplerName = "always_on", samplerRatio = 1) {
  const spans: ReadableSpan[] = [];
  const sampling = createConversationSampling({ sampler, samplerRatio, keep: {} });
  const sink = createSpanSink({
    config: { attributes: "standard", captureContent: "none" },
    resource: emptyResource(),
    scope: { name: "turnspan" },
    sampling,
    processor: { onEnd: (span) => spans.push(span) },
  });
  return { sink, spans, sampling };
}

const randomTraceId = (index: number) =>
  `${((index * 2_654_435_761) >>> 0).toString(16).padStart(8, "0")}${"0".repeat(24)}`;

describe("span sink", () => {
  it("gives every span the job and room that only the run's lines name", () => {
    const { sink, spans } = setUp();
    for (const record of [sampleRun(), sampleCall(), sampleTurn(), sampleEndedRun()]) sink.write(record);
    expect(spans).toHaveLength(7);
    for (const span of spans) expect(span.attributes).toMatchObject({ "job.id": "AJ_1", "room.name": "room-1" });
  });

  it("knows no job for a call outside of a run", () => {
    const { sink, spans } = setUp();
    sink.write(sampleCall({ run_id: null }));
    expect(spans[0]?.attributes).not.toHaveProperty("job.id");
  });

  it("exports all spans of a conversation or none, by the share that is asked for", () => {
    const { sink, spans } = setUp("traceidratio", 0.3);
    for (let index = 0; index < 1000; index++) {
      const trace_id = randomTraceId(index);
      for (const record of [sampleRun({ trace_id }), sampleCall({ trace_id }), sampleTurn({ trace_id })])
        sink.write(record);
    }
    const counts = new Map<string, number>();
    for (const span of spans) counts.set(span.spanContext().traceId, (counts.get(span.spanContext().traceId) ?? 0) + 1);
    expect([...new Set(counts.values())]).toEqual([6]);
    expect(counts.size).toBeGreaterThan(250);
    expect(counts.size).toBeLessThan(350);
  });

  it("follows the parent where the sampler is based on it", () => {
    const kept = (sampler: SamplerName, parent_span_id: string | null) => {
      const { sink, spans } = setUp(sampler);
      for (const record of [sampleRun({ parent_span_id }), sampleCall()]) sink.write(record);
      return spans.length;
    };
    expect(kept("always_off", null)).toBe(0);
    expect(kept("parentbased_always_off", null)).toBe(0);
    expect(kept("parentbased_always_off", "abcdefabcdefabcd")).toBe(1);
    expect(kept("parentbased_always_on", null)).toBe(1);
  });

  it("makes the app's own spans in the same trace share the decision", () => {
    const { sink, sampling } = setUp("traceidratio", 0);
    sink.write(sampleRun());
    const { trace_id } = sampleRun();
    const decide = (id: string) => sampling.sampler.shouldSample(activeContext.active(), id, "", 0, {}, []).decision;
    expect(decide(trace_id)).toBe(SamplingDecision.NOT_RECORD);

    const on = setUp("always_on");
    on.sink.write(sampleRun());
    expect(on.sampling.sampler.shouldSample(activeContext.active(), trace_id, "", 0, {}, []).decision).toBe(
      SamplingDecision.RECORD_AND_SAMPLED,
    );
  });
});
