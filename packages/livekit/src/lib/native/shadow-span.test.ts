// SPDX-License-Identifier: Apache-2.0
import { type SpanContext, ROOT_CONTEXT, isSpanContextValid, trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import type { ShadowSpan } from "./shadow-span.js";
import { shadowTracer } from "./shadow-tracer.js";

const contextOf = (spanId: string): SpanContext => ({
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId,
  traceFlags: 1,
});
const conversation = contextOf("b7ad6b7169203331");
const turn = contextOf("00f067aa0ba902b7");

function startBelow(parent: ReturnType<typeof shadowTracer.startSpan>, name: string) {
  return shadowTracer.startSpan(name, {}, trace.setSpan(ROOT_CONTEXT, parent));
}

function boundSession(speeches: Record<string, SpanContext>) {
  const session = shadowTracer.startSpan("agent_session", {}, ROOT_CONTEXT);
  (session as ShadowSpan).bind({
    talked: () => {},
    userTurnEnded: () => {},
    conversation: () => conversation,
    speech: (id) => speeches[id] ?? null,
  });
  return session;
}

describe("a shadow span", () => {
  it("stands for the conversation, and below it for the turn as soon as the speech is known", () => {
    const agentTurn = startBelow(boundSession({ s1: turn }), "agent_turn");
    const llmNode = startBelow(agentTurn, "llm_node");
    expect(llmNode.spanContext()).toEqual(conversation);
    agentTurn.setAttribute("lk.speech_id", "s1");
    expect(agentTurn.spanContext()).toEqual(turn);
    expect(llmNode.spanContext()).toEqual(turn);
  });

  it("stays with the conversation for a speech that belongs to no turn", () => {
    const agentTurn = startBelow(boundSession({}), "agent_turn");
    agentTurn.setAttribute("lk.speech_id", "other");
    expect(agentTurn.spanContext()).toEqual(conversation);
  });

  it("passes the host's span on where no conversation is known, and is no span's parent where there is none", () => {
    const host = contextOf("1111111111111111");
    const below = shadowTracer.startSpan("job_entrypoint", {}, trace.setSpanContext(ROOT_CONTEXT, host));
    expect(below.spanContext()).toEqual(host);
    const alone = shadowTracer.startSpan("job_entrypoint", {}, ROOT_CONTEXT);
    expect(isSpanContextValid(alone.spanContext())).toBe(false);
  });

  it("knows in whose work it is by the nearest span that names a speech", () => {
    const agentTurn = startBelow(boundSession({}), "agent_turn") as ShadowSpan;
    expect(agentTurn.speechId).toBeNull();
    agentTurn.setAttribute("lk.speech_id", "s1");
    expect((startBelow(agentTurn, "llm_node") as ShadowSpan).speechId).toBe("s1");
  });

  it("of the user's turn tells once, when it ends with a transcript, which requests recognized it", () => {
    const ended: string[][] = [];
    const session = shadowTracer.startSpan("agent_session", {}, ROOT_CONTEXT);
    (session as ShadowSpan).bind({
      talked: () => {},
      userTurnEnded: (requestIds) => ended.push(requestIds),
      conversation: () => conversation,
      speech: () => null,
    });
    startBelow(session, "user_turn").end();
    const withWords = startBelow(session, "user_turn");
    withWords.setAttributes({ "lk.end_of_turn_delay": 400 });
    withWords.setAttribute("lk.provider_request_ids", ["r1", "r2"]);
    withWords.end();
    withWords.end();
    startBelow(session, "user_turn").setAttribute("lk.end_of_turn_delay", 0).end();
    expect(ended).toEqual([["r1", "r2"], []]);
  });

  it("records until it has ended, which LiveKit asks before it reuses one", () => {
    const span = shadowTracer.startSpan("user_turn", {}, ROOT_CONTEXT);
    expect(span.isRecording()).toBe(true);
    span.end();
    expect(span.isRecording()).toBe(false);
  });
});
