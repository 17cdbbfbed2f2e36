// SPDX-License-Identifier: Apache-2.0
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { emptyResource } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { attributes } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import {
  callSpanId,
  runSpanId,
  sampleCall,
  sampleEndedRun,
  sampleRun,
  sampleTool,
  sampleTurn,
  toolSpanId,
  traceId,
  turnSpanId,
} from "../../../../test/sample-records.js";
import type { ProjectionContext } from "./projection.js";
import { spansOf } from "./spans-of.js";

const context: ProjectionContext = {
  resource: emptyResource(),
  scope: { name: "turnspan", version: "0" },
  jobId: "AJ_1",
  roomName: "room-1",
  llmAttributes: false,
  content: false,
};

const startMs = Date.parse("2026-03-01T12:00:00.000Z");
const offsetMs = ([seconds, nanos]: ReadableSpan["startTime"]) => seconds * 1000 + nanos / 1e6 - startMs;
const outline = (span: ReadableSpan) => [
  span.name,
  offsetMs(span.startTime),
  offsetMs(span.endTime),
  span.parentSpanContext?.spanId ?? null,
];
const only = (spans: ReadableSpan[]): ReadableSpan => {
  expect(spans).toHaveLength(1);
  return spans[0]!;
};

describe("spans of a turn", () => {
  // 0        2100 2480 2800 2890 3000              5000 ms
  // ├ turn ─────────────────────────────────────────────┤
  // ├ user_speech ┤
  //               ├ end_of_turn ┤
  //                       ├ execute_tool ┤
  //                                   ├ agent_speech ───┤
  it("are the turn, the parts whose times are known, and its tools", () => {
    const spans = spansOf(sampleTurn(), context);
    expect(spans.map(outline)).toEqual([
      ["turn", 0, 5000, runSpanId],
      ["user_speech", 0, 2100, turnSpanId],
      ["end_of_turn", 2100, 2480, turnSpanId],
      ["agent_speech", 3000, 5000, turnSpanId],
      ["execute_tool order_status", 2800, 2890, turnSpanId],
    ]);
    expect(spans[0]?.attributes).toEqual({
      "gen_ai.conversation.id": "RM_1",
      "job.id": "AJ_1",
      "room.name": "room-1",
      "agent.name": "hotline",
      speech_id: "speech-1",
      "turn.id": "turn-1",
      "turn.index": 1,
      tenant: "acme",
      "workflow.run_id": "run-1",
      "voice.turn.e2e_latency": 0.9,
      "voice.turn.end_of_turn_delay": 0.38,
      "voice.turn.transcription_delay": 0.21,
      "voice.turn.llm_ttft": 0.24,
      "voice.turn.tts_ttfb": 0.12,
      "voice.turn.residual": 0.16,
      "voice.turn.interrupted": false,
      "voice.turn.initiator": "user",
      "voice.turn.modality": "audio",
      "voice.cost.llm": 0.0005,
      "voice.cost.stt": 0.0001,
      "voice.cost.tts": 0.0012,
      "voice.cost.total": 0.0018,
      "voice.cost.unpriced_calls": 0,
    });
    expect(spans[4]?.attributes).toMatchObject({
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "order_status",
      "gen_ai.tool.call.id": "tool-1",
    });
  });

  it("have distinct ids that are the same each time", () => {
    const ids = () => spansOf(sampleTurn(), context).map((span) => span.spanContext().spanId);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(5);
    expect(ids()).toContain(turnSpanId);
    expect(ids()).toContain(toolSpanId);
    for (const id of ids()) expect(id).toMatch(/^(?!0+$)[0-9a-f]{16}$/);
  });

  it("say where they belong, each of them", () => {
    for (const span of spansOf(sampleTurn(), context)) {
      expect(span.spanContext()).toMatchObject({ traceId, traceFlags: 1 });
      expect(span.attributes).toMatchObject({
        "gen_ai.conversation.id": "RM_1",
        "job.id": "AJ_1",
        "room.name": "room-1",
        "agent.name": "hotline",
        speech_id: "speech-1",
        "turn.id": "turn-1",
        "turn.index": 1,
      });
    }
  });

  it("leave out parts whose times are unknown and attributes whose values are", () => {
    const said = sampleTurn({
      user_started_speaking_at: null,
      user_stopped_speaking_at: null,
      committed_at: null,
      tools: [],
      latency: { ...sampleTurn().latency, e2e_ms: null, llm_ttft_ms: null },
    });
    const spans = spansOf(said, context);
    expect(spans.map(({ name }) => name)).toEqual(["turn", "agent_speech"]);
    expect(spans[0]?.attributes).not.toHaveProperty(attributes.turnE2eLatency.name);
    expect(spans[0]?.attributes).not.toHaveProperty(attributes.turnLlmTtft.name);
  });

  it("never end before they start, and vanish when their start is no time", () => {
    const backwards = sampleTurn({
      ended_at: "2026-03-01T11:00:00.000Z",
      committed_at: "2026-03-01T12:00:01.000Z",
      tools: [sampleTool({ duration_ms: -5 }), sampleTool({ started_at: "yesterday" })],
    });
    const spans = spansOf(backwards, context);
    expect(spans.map(({ name }) => name)).toEqual([
      "turn",
      "user_speech",
      "end_of_turn",
      "agent_speech",
      "execute_tool order_status",
    ]);
    for (const span of spans) expect(offsetMs(span.endTime)).toBeGreaterThanOrEqual(offsetMs(span.startTime));
  });

  it("mark a failed tool and a failed turn as errors, and let a tool that never returned last until the end", () => {
    const [turn, ...rest] = spansOf(
      sampleTurn({
        success: false,
        error_type: "APIError",
        tools: [sampleTool({ success: false, error_type: null }), sampleTool({ success: null, duration_ms: null })],
      }),
      context,
    );
    expect(turn).toMatchObject({ status: { code: SpanStatusCode.ERROR }, attributes: { "error.type": "APIError" } });
    expect(rest.at(-2)).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { "error.type": "_OTHER" },
    });
    expect(rest.at(-1)).toMatchObject({ status: { code: SpanStatusCode.UNSET } });
    expect(offsetMs(rest.at(-1)!.endTime)).toBe(5000);
  });

  it("carry words only where content may be exported", () => {
    const words = { "voice.turn.user_text": "where is my order", "voice.turn.agent_text": "it is on its way" };
    expect(spansOf(sampleTurn(), { ...context, content: true })[0]?.attributes).toMatchObject(words);
    expect(JSON.stringify(spansOf(sampleTurn(), context).map((span) => span.attributes))).not.toContain("order is");
    expect(spansOf(sampleTurn(), context)[0]?.attributes).not.toHaveProperty("voice.turn.user_text");
  });
});

describe("the span of a call", () => {
  it("is a chat with its usage, cost and time to first token", () => {
    const span = only(spansOf(sampleCall(), context));
    expect(outline(span)).toEqual(["chat gpt-4.1-mini", 2500, 3110, turnSpanId]);
    expect(span.spanContext().spanId).toBe(callSpanId);
    expect(span.kind).toBe(SpanKind.CLIENT);
    expect(span.attributes).toMatchObject({
      "gen_ai.conversation.id": "RM_1",
      "job.id": "AJ_1",
      speech_id: "speech-1",
      "turn.id": "turn-1",
      "turn.index": 1,
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4.1-mini",
      "gen_ai.usage.input_tokens": 820,
      "gen_ai.usage.output_tokens": 41,
      "gen_ai.usage.cache_read.input_tokens": 512,
      "gen_ai.usage.cost": 0.00024,
      "gen_ai.response.time_to_first_chunk": 0.24,
      "gen_ai.server.ttft": 0.24,
    });
    expect(span.attributes).not.toHaveProperty("gen_ai.usage.reasoning.output_tokens");
    expect(span.attributes).not.toHaveProperty("error.type");
  });

  it("is named and kinded after what was asked", () => {
    const named = (kind: ReturnType<typeof sampleCall>["kind"], model_id: string | null = "m") => {
      const span = only(spansOf(sampleCall({ kind, model_id }), context));
      return [span.name, SpanKind[span.kind]];
    };
    expect(named("stt")).toEqual(["speech_to_text m", "CLIENT"]);
    expect(named("tts")).toEqual(["text_to_speech m", "CLIENT"]);
    expect(named("realtime")).toEqual(["realtime m", "CLIENT"]);
    expect(named("turn_detector", null)).toEqual(["turn_detector", "INTERNAL"]);
    expect(named("llm", null)).toEqual(["chat", "CLIENT"]);
  });

  it("lasts as long as the audio it heard when a stream has no duration of its own", () => {
    const stt = sampleCall({ kind: "stt", latency_ms: null, ttft_ms: null, audio_duration_ms: 2100 });
    expect(outline(only(spansOf(stt, context)))).toEqual(["speech_to_text gpt-4.1-mini", 2500, 4600, turnSpanId]);
  });

  it("is an error when it failed, and only marked when it was cut short or thrown away", () => {
    const failed = only(spansOf(sampleCall({ success: false, error_type: "APIConnectionError" }), context));
    expect(failed).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { "error.type": "APIConnectionError" },
    });
    const cut = only(spansOf(sampleCall({ success: false, cancelled: true }), context));
    const thrownAway = only(spansOf(sampleCall({ discarded: true }), context));
    expect(cut).toMatchObject({ status: { code: SpanStatusCode.UNSET }, attributes: { "voice.call.cancelled": true } });
    expect(thrownAway.attributes).toMatchObject({ "voice.call.discarded": true, "gen_ai.usage.input_tokens": 820 });
    expect(cut.attributes).not.toHaveProperty("error.type");
  });

  it("tells an error's message only where content may be exported", () => {
    const call = sampleCall({ success: false, error_message: "bad key for Jane" });
    expect(JSON.stringify(only(spansOf(call, context)))).not.toContain("Jane");
    expect(only(spansOf(call, { ...context, content: true }))).toMatchObject({
      status: { message: "bad key for Jane" },
      attributes: { "error.message": "bad key for Jane" },
    });
  });

  it("adds the older names on request, without what is unknown", () => {
    const span = only(spansOf(sampleCall(), { ...context, llmAttributes: true }));
    expect(span.attributes).toMatchObject({
      "gen_ai.usage.input_tokens": 820,
      "llm.provider": "openai",
      "llm.model": "gpt-4.1-mini",
      "llm.tier": "cheap",
      "llm.usage.input_tokens": 820,
      "llm.usage.total_tokens": 861,
      "llm.cost.estimated": 0.00024,
      "llm.latency_ms": 610,
      "llm.fallback.used": false,
    });
    expect(Object.values(span.attributes)).not.toContain(null);
  });
});

describe("the span of a workflow run", () => {
  it("exists once the run has ended", () => {
    expect(spansOf(sampleRun(), context)).toEqual([]);
    const span = only(spansOf(sampleEndedRun(), context));
    expect(outline(span)).toEqual(["conversation", -2000, 8000, null]);
    expect(span.attributes).toMatchObject({
      "job.id": "AJ_1",
      "room.name": "room-1",
      "workflow.name": "hotline",
      "workflow.run_id": "run-1",
      "workflow.cost.total": 0.0018,
      "workflow.cost.baseline": 0.004,
      "workflow.cost.baseline_models": ["openai/gpt-5.5"],
      "workflow.cost.savings": 0.0022,
      "workflow.cost.savings_percent": 55,
      "workflow.cost.unpriced_calls": 0,
      "workflow.usage.input_tokens": 820,
      "workflow.duration_ms": 10_000,
      "workflow.providers_used": ["openai"],
      "workflow.success": true,
      "voice.conversation.close_reason": "user_initiated",
    });
  });

  it("holds no usage of its own, so that a trace's sum is the truth", () => {
    const span = only(spansOf(sampleEndedRun(), context));
    expect(Object.keys(span.attributes).filter((key) => key.startsWith("gen_ai.usage."))).toEqual([]);
  });

  it("hangs on the app's span where there is one, and is an error when the run failed", () => {
    const run = sampleEndedRun({ parent_span_id: "abcdefabcdefabcd", success: false, error_type: "Boom" });
    expect(only(spansOf(run, context))).toMatchObject({
      parentSpanContext: { traceId, spanId: "abcdefabcdefabcd" },
      status: { code: SpanStatusCode.ERROR },
      attributes: { "error.type": "Boom" },
    });
  });
});
