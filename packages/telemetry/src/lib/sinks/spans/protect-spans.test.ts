// SPDX-License-Identifier: Apache-2.0
import { SpanStatusCode, type Attributes } from "@opentelemetry/api";
import { BasicTracerProvider, type ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../redaction/create-redactor.js";
import { protectSpans } from "./protect-spans.js";

function exported(scope: string, content: boolean, attributes: Attributes, limits = { textBytes: 200, count: 20 }) {
  const spans: ReadableSpan[] = [];
  const next = {
    onStart: () => undefined,
    onEnd: (span: ReadableSpan) => void spans.push(span),
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
  const processor = protectSpans({ next, limits, content, redact: createRedactor().redact });
  const tracer = new BasicTracerProvider({ spanProcessors: [processor] }).getTracer(scope);
  const span = tracer.startSpan("llm_node");
  span.setAttributes(attributes);
  span.addEvent("gen_ai.user.message", { content: "zanzibar" });
  span.addEvent("gen_ai.choice", { content: "zanzibar a@example.com", index: 0 });
  span.recordException(new Error("zanzibar a@example.com"));
  span.setStatus({ code: SpanStatusCode.ERROR, message: "zanzibar a@example.com" });
  span.end();
  const [first] = spans;
  if (first === undefined) throw new Error("no span");
  return first;
}

const native = {
  "lk.pii.chat_ctx": '{"items":["zanzibar"]}',
  "lk.pii.user_transcript": "zanzibar a@example.com",
  "lk.something_new": "zanzibar",
  "lk.pii.response.function_calls": ["zanzibar"],
  "gen_ai.request.model": "gpt-4.1-mini",
  "gen_ai.usage.input_tokens": 12,
  "lk.interrupted": false,
};
const textOf = ({ attributes, events, status }: ReadableSpan) => JSON.stringify({ attributes, events, status });

describe("LiveKit's own spans", () => {
  it("say what was done and not what was said, unless content is exported", () => {
    const span = exported("livekit-agents", false, native);
    expect(textOf(span)).not.toContain("zanzibar");
    expect(span.attributes).toEqual({
      "gen_ai.request.model": "gpt-4.1-mini",
      "gen_ai.usage.input_tokens": 12,
      "lk.interrupted": false,
    });
    expect(span.events.map(({ name }) => name)).toEqual(["gen_ai.choice", "exception"]);
    expect(span.events.at(-1)?.attributes).toEqual({ "exception.type": "Error" });
    expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
  });

  it("are redacted where it is, and never carry the chat so far", () => {
    const span = exported("livekit-agents", true, native);
    expect(textOf(span)).not.toContain("a@example.com");
    expect(span.attributes["lk.pii.user_transcript"]).toBe("zanzibar [email]");
    expect(span.attributes).not.toHaveProperty("lk.pii.chat_ctx");
    expect(span.events.map(({ name }) => name)).not.toContain("gen_ai.user.message");
    expect(span.status.message).toBe("zanzibar [email]");
  });
});

describe("any span", () => {
  it("is cut to the limits and made well-formed, and nothing of the app's is taken away", () => {
    const span = exported("app", false, { long: "é".repeat(5000), list: ["\ud800", "fine"], fine: "a@example.com" });
    expect(Buffer.byteLength(String(span.attributes["long"]))).toBeLessThanOrEqual(200);
    expect(span.attributes).toMatchObject({ list: ["\ufffd", "fine"], fine: "a@example.com" });
    expect(span.status.message).toBe("zanzibar a@example.com");
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key${index}`, index]));
    const limited = exported("app", false, many);
    expect(Object.keys(limited.attributes)).toHaveLength(20);
    expect(limited.droppedAttributesCount).toBe(80);
  });
});
