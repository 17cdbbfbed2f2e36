// SPDX-License-Identifier: Apache-2.0
import { attributes } from "@turnspan/records";
import { beforeAll, describe, expect, it } from "vitest";
import { buildCollector } from "../collector/build-collector.js";
import type { CollectedSpan } from "../collector/read-collected.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { type ObservedCall, runObservedCall } from "./run-observed-call.js";

const say = (text: string): void => void process.stderr.write(`native: ${text}\n`);
const secret = "PINEAPPLE";
const livekitScope = "livekit-agents";
const usageKeys = ["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"] as const;

let collector: string | null = null;
let unobserved: ObservedCall;
beforeAll(async () => {
  const missing = whyNoGo(25);
  if (missing !== null) say(`a stand-in receives, SKIP the real collector: ${missing}`);
  else collector = await buildCollector();
  unobserved = await runObservedCall({ observes: false }, null);
});

const sumOf = (values: readonly unknown[]): number =>
  values.reduce<number>((sum, value) => sum + Number(value ?? 0), 0);

function tokensServed({ result }: ObservedCall) {
  return [
    sumOf(result.requests.map((request) => request.inputTokens)),
    sumOf(result.requests.map((request) => request.outputTokens)),
  ];
}

/** The names from a span up to the root. */
function pathOf(span: CollectedSpan, spans: readonly CollectedSpan[]): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return [span.name, ...(parent ? pathOf(parent, spans) : [])];
}

const urlOf = (span: CollectedSpan): string => String(span.attributes["url.full"] ?? span.attributes["http.url"] ?? "");

function expectToolsNest({ result, spans, conversation }: ObservedCall): void {
  const tools = conversation?.turns.flatMap((turn) => turn.tools.map((tool) => ({ ...tool, turn }))) ?? [];
  expect(tools.map(({ name }) => name).toSorted()).toEqual(
    ["by_fetch", "by_http", "fails", "francs", "owed", "to_billing"].toSorted(),
  );
  for (const path of ["by_fetch", "by_http", "fails", "francs"]) {
    const [call, ...others] = spans.filter((span) => urlOf(span).endsWith(`/${path}`));
    expect(others).toEqual([]);
    expect(call && pathOf(call, spans)).toEqual([call?.name, `execute_tool ${path}`, "turn", "conversation"]);
    // The other side is told the very span that called it.
    expect(result.asked.find((asked) => asked.path === `/${path}`)?.traceparent).toBe(
      `00-${result.traceId}-${call?.spanId}-01`,
    );
  }
  const query = spans.find((span) => span.name === "SELECT owed");
  expect(query && pathOf(query, spans)).toEqual(["SELECT owed", "execute_tool owed", "turn", "conversation"]);
  for (const tool of tools) {
    expect(result.notes.find((note) => note.callId === tool.call_id)?.active).toBe(tool.span_id);
  }
}

describe.each(["fold", "keep", "drop"] as const)("with nativeSpans %s", (nativeSpans) => {
  let call: ObservedCall;
  let native: readonly CollectedSpan[] = [];
  beforeAll(async () => {
    call = await runObservedCall({ options: { nativeSpans } }, collector);
    native = call.spans.filter(({ scope }) => scope === livekitScope);
    const [input, output] = usageKeys.map((key) => sumOf(call.spans.map((span) => span.attributes[key])));
    const [inputServed, outputServed] = tokensServed(call);
    say(
      `| ${nativeSpans} | ${call.spans.length} spans, ${native.length} of LiveKit's | input ${input} of ${inputServed} | output ${output} of ${outputServed} |`,
    );
  });

  it("sums tokens over the trace to what the model served", () => {
    expect(usageKeys.map((key) => sumOf(call.spans.map((span) => span.attributes[key])))).toEqual(tokensServed(call));
    expect(
      native.flatMap((span) => Object.keys(span.attributes)).filter((key) => key.startsWith("gen_ai.usage")),
    ).toEqual([]);
    expect(call.result.problems).toEqual([]);
  });

  it("puts all spans into one trace with one root", () => {
    expect(new Set(call.spans.map(({ traceId }) => traceId))).toEqual(new Set([call.result.traceId]));
    const ids = new Set(call.spans.map(({ spanId }) => spanId));
    expect(ids.size).toBe(call.spans.length);
    expect(call.spans.filter(({ parentSpanId }) => !ids.has(parentSpanId)).map(({ name }) => name)).toEqual([
      "conversation",
    ]);
  });

  it("nests the HTTP calls and queries of tools under their tools, also of a later agent and of a tool that came later", () => {
    expectToolsNest(call);
  });

  it("runs tools as LiveKit runs them: their arguments, results, errors and `this`", () => {
    const seen = ({ result }: ObservedCall) => [
      result.notes.filter(({ callId }) => callId).map(({ name, word, hasThis }) => ({ name, word, hasThis })),
      result.outputs.toSorted(([a], [b]) => a.localeCompare(b)),
    ];
    expect(seen(call)).toEqual(seen(unobserved));
  });

  it("lets nothing that was said leave the process", () => {
    expect(call.received).not.toContain(secret);
  });
});

describe("nativeSpans keep", () => {
  it("exports LiveKit's tree below the conversation, each span marked with it", async () => {
    const { result, spans } = await runObservedCall({ options: { nativeSpans: "keep" } }, null);
    const native = spans.filter(({ scope }) => scope === livekitScope);
    const names = new Set(native.map(({ name }) => name));
    for (const name of ["agent_session", "agent_turn", "llm_node", "llm_request", "function_tool", "tts_node"]) {
      expect(names).toContain(name);
    }
    const request = native.find(({ name }) => name === "llm_request");
    expect(request && pathOf(request, spans)).toEqual([
      "llm_request",
      "llm_node",
      "agent_turn",
      "agent_session",
      "conversation",
    ]);
    expect(new Set(native.map((span) => span.attributes[attributes.conversationId.name]))).toEqual(
      new Set([result.conversationId]),
    );
  });

  it("exports what was said when content is asked for", async () => {
    const { spans } = await runObservedCall({ options: { nativeSpans: "keep", captureContent: "all" } }, null);
    const native = spans.filter(({ scope }) => scope === livekitScope);
    expect(JSON.stringify(native.map((span) => span.attributes))).toContain(secret);
  });
});

describe("what runs in a call", () => {
  it("knows what it belongs to: conversation, turn, speech, and the innermost span", async () => {
    const { result, conversation } = await runObservedCall({}, null);
    const turn = conversation?.turns.find(({ tools }) => tools.some(({ name }) => name === "owed"));
    const tool = turn?.tools.find(({ name }) => name === "owed");
    const inTool = result.notes.find(({ name }) => name === "ids_in_tool");
    expect(inTool?.ids).toEqual({
      traceId: result.traceId,
      spanId: tool?.span_id,
      conversationId: result.conversationId,
      turnId: turn?.turn_id,
      speechId: inTool?.speechId,
    });
    const inQuery = result.notes.find(({ name }) => name === "ids_in_query");
    expect(inQuery?.ids).toEqual({ ...inTool?.ids, spanId: inQuery?.spanId });
    expect(result.outside).toBeNull();
  });
});
