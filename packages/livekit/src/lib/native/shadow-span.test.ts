// SPDX-License-Identifier: Apache-2.0
import { type SpanContext, ROOT_CONTEXT, isSpanContextValid, trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { bindNativeSpans } from "./bind-native-spans.js";
import type { ConversationPlaces, TurnPlace } from "./conversation-places.js";
import type { ShadowSpan } from "./shadow-span.js";
import { shadowTracer } from "./shadow-tracer.js";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const contextOf = (spanId: string): SpanContext => ({ traceId, spanId, traceFlags: 1 });
const conversation = contextOf("b7ad6b7169203331");
const turn = contextOf("00f067aa0ba902b7");

function startBelow(parent: ReturnType<typeof shadowTracer.startSpan>, name: string) {
  return shadowTracer.startSpan(name, {}, trace.setSpan(ROOT_CONTEXT, parent));
}

function placesWith(
  speeches: Record<string, TurnPlace>,
  talked: ConversationPlaces["talked"] = () => {},
  userTurnEnded: ConversationPlaces["userTurnEnded"] = () => {},
) {
  return {
    conversationId: "c1",
    traceId,
    rootSpanId: conversation.spanId,
    isSampled: () => true,
    exportsContent: false,
    turnOfSpeech: (id: string) => speeches[id] ?? null,
    talked,
    userTurnEnded,
  };
}

function boundSession(places: ConversationPlaces) {
  const session = shadowTracer.startSpan("agent_session", {}, ROOT_CONTEXT);
  expect(bindNativeSpans(trace.setSpan(ROOT_CONTEXT, session), places)).toBe(true);
  return session;
}

const known = placesWith({ s1: { spanId: turn.spanId, turnId: "t1" } });

describe("a shadow span", () => {
  it("stands for the conversation, and below it for the turn as soon as the speech is known", () => {
    const agentTurn = startBelow(boundSession(known), "agent_turn");
    const llmNode = startBelow(agentTurn, "llm_node") as ShadowSpan;
    expect(llmNode.spanContext()).toEqual(conversation);
    expect(llmNode.ids()).toMatchObject({ conversationId: "c1", turnId: null, speechId: null });
    agentTurn.setAttribute("lk.speech_id", "s1");
    expect(agentTurn.spanContext()).toEqual(turn);
    expect(llmNode.spanContext()).toEqual(turn);
    expect(llmNode.ids()).toEqual({
      traceId,
      spanId: turn.spanId,
      conversationId: "c1",
      turnId: "t1",
      speechId: "s1",
    });
  });

  it("stays with the conversation for a speech that belongs to no turn", () => {
    const agentTurn = startBelow(boundSession(placesWith({})), "agent_turn");
    agentTurn.setAttribute("lk.speech_id", "other");
    expect(agentTurn.spanContext()).toEqual(conversation);
  });

  it("tells whoever is called that a conversation is not exported", () => {
    expect(boundSession({ ...known, isSampled: () => false }).spanContext().traceFlags).toBe(0);
  });

  it("passes the host's span on where no conversation is known, and is no span's parent where there is none", () => {
    const host = contextOf("1111111111111111");
    const below = shadowTracer.startSpan("job_entrypoint", {}, trace.setSpanContext(ROOT_CONTEXT, host));
    expect(below.spanContext()).toEqual(host);
    const alone = shadowTracer.startSpan("job_entrypoint", {}, ROOT_CONTEXT) as ShadowSpan;
    expect(isSpanContextValid(alone.spanContext())).toBe(false);
    expect(alone.ids()).toBeNull();
  });

  it("knows in whose work it is by the nearest span that names a speech", () => {
    const agentTurn = startBelow(boundSession(placesWith({})), "agent_turn") as ShadowSpan;
    expect(agentTurn.speechId).toBeNull();
    agentTurn.setAttribute("lk.speech_id", "s1");
    expect((startBelow(agentTurn, "llm_node") as ShadowSpan).speechId).toBe("s1");
  });

  it("of the user's turn tells once, when it ends with a transcript, which requests recognized it", () => {
    const ended: string[][] = [];
    const session = boundSession(placesWith({}, undefined, (requestIds) => ended.push(requestIds)));
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

  it("tells once when someone has talked, with LiveKit's times", () => {
    const stretches: unknown[] = [];
    const session = boundSession(placesWith({}, (...stretch) => stretches.push(stretch)));
    const from = trace.setSpan(ROOT_CONTEXT, session);
    const speaking = shadowTracer.startSpan("agent_speaking", { startTime: 1000 }, from);
    speaking.end(3000);
    speaking.end(4000);
    expect(stretches).toEqual([["agent", 1000, 3000]]);
  });

  it("leaves spans of another make alone", () => {
    const other = trace.wrapSpanContext(contextOf("2222222222222222"));
    expect(bindNativeSpans(trace.setSpan(ROOT_CONTEXT, other), known)).toBe(false);
    expect(bindNativeSpans(undefined, known)).toBe(false);
  });
});
