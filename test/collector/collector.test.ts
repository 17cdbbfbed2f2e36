// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attributes, metrics, scopeName, spanNames } from "@turnspan/records";
import { type Conversation, openStore } from "@turnspan/store";
import { type ReplayReport, replayConversations } from "@turnspan/telemetry/replay";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whyNoGo } from "../go/go-toolchain.js";
import { buildCollector } from "./build-collector.js";
import { type CollectedSeries, type CollectedSpan, readSeries, readSpans } from "./read-collected.js";
import { type DemoResult, runDemo } from "./run-demo.js";
import { type Collector, startCollector } from "./start-collector.js";

const missing = whyNoGo(25);
if (missing !== null) process.stderr.write(`SKIP the real collector: ${missing}\n`);

const title = "a real OpenTelemetry Collector, fed by the demo";

describe.skipIf(missing !== null)(missing === null ? title : `${title}: SKIP, ${missing}`, () => {
  let dir = "";
  let collector: Collector | null = null;
  let demo: DemoResult;
  let conversation: Conversation;
  let spans: CollectedSpan[] = [];
  let series: CollectedSeries[] = [];
  let replay: ReplayReport;
  let replayedSpans: CollectedSpan[] = [];
  let replayedSeries: CollectedSeries[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-collector-"));
    collector = await startCollector(await buildCollector(), dir);
    demo = await runDemo(collector.endpoint, dir);
    await collector.stop();
    spans = await readSpans(collector.dir);
    series = await readSeries(collector.dir);
    collector = null;
    const found = await openStore(demo.dir).conversation(demo.conversation_id);
    if (found === null) throw new Error(`no conversation ${demo.conversation_id} in ${demo.dir}`);
    conversation = found;

    const second = await mkdtemp(join(dir, "replay-"));
    collector = await startCollector(await buildCollector(), second);
    const { endpoint } = collector;
    replay = await replayConversations(openStore(demo.dir).finishedConversations(), { endpoint });
    await collector.stop();
    replayedSpans = await readSpans(collector.dir);
    replayedSeries = await readSeries(collector.dir);
    collector = null;
  });

  afterAll(async () => {
    await collector?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const below = (ancestors: ReadonlySet<string>): CollectedSpan[] => {
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const isBelow = (span: CollectedSpan): boolean => {
      for (let parent = byId.get(span.parentSpanId); parent; parent = byId.get(parent.parentSpanId)) {
        if (ancestors.has(parent.spanId)) return true;
      }
      return false;
    };
    return spans.filter(isBelow);
  };
  const sumOf = (values: readonly (number | null)[]): number =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const spanSum = (name: string): number => sumOf(spans.map((span) => (span.attributes[name] as number) ?? null));
  const metricSum = (name: string): number =>
    sumOf(series.filter(({ metric }) => metric === name).map(({ sum }) => sum));
  const metricCount = (name: string): number =>
    sumOf(series.filter(({ metric }) => metric === name).map(({ count }) => count));

  it("holds one trace, the conversation's, and every span once", () => {
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([conversation.run.trace_id]));
    expect(demo.trace_id).toBe(conversation.run.trace_id);
    expect(new Set(spans.map((span) => span.spanId)).size).toBe(spans.length);
    expect(spans.length).toBe(demo.spans_exported);
  });

  it("has a span with the id and the parent of each record and each tool", () => {
    const { run, turns, calls } = conversation;
    const written = [run, ...turns, ...calls].map((record) => [record.span_id, record.parent_span_id ?? ""]);
    const tools = turns.flatMap((turn) => turn.tools.map((tool) => [tool.span_id, turn.span_id]));
    const exported = new Map(spans.map((span) => [span.spanId, span.parentSpanId]));
    expect(turns.length).toBeGreaterThanOrEqual(8);
    expect(tools.length).toBeGreaterThanOrEqual(3);
    for (const [spanId, parentId] of [...written, ...tools]) {
      expect(exported.get(spanId ?? ""), `parent of ${spanId}`).toBe(parentId);
    }
  });

  it("has no other spans of ours than the parts of turns", () => {
    const { run, turns, calls } = conversation;
    const ids = new Set([run, ...turns, ...calls, ...turns.flatMap((turn) => turn.tools)].map((one) => one.span_id));
    const others = spans.filter((span) => span.scope === scopeName && !ids.has(span.spanId));
    const parts: string[] = [spanNames.userSpeech, spanNames.endOfTurn, spanNames.agentSpeech];
    expect(others.filter((span) => !parts.includes(span.name))).toEqual([]);
    expect(others.filter((span) => span.name === spanNames.userSpeech).length).toBe(
      turns.filter((turn) => turn.user_started_speaking_at !== null && turn.user_stopped_speaking_at !== null).length,
    );
  });

  it("has one root, and every other span's parent", () => {
    const ids = new Set(spans.map((span) => span.spanId));
    expect(spans.filter((span) => span.parentSpanId === "").map((span) => span.name)).toEqual([spanNames.conversation]);
    expect(spans.filter((span) => span.parentSpanId !== "" && !ids.has(span.parentSpanId))).toEqual([]);
  });

  it("keeps the times of a span inside its parent's", () => {
    const byId = new Map(spans.map((span) => [span.spanId, span]));
    const outside = spans.filter((span) => {
      const parent = byId.get(span.parentSpanId);
      // Our own times are whole milliseconds, those of a tool's HTTP call are not.
      const later = parent !== undefined && span.endNs >= parent.endNs + 1_000_000n;
      return span.endNs < span.startNs || (parent && span.startNs < parent.startNs) || later;
    });
    const told = outside.map((span) => {
      const parent = byId.get(span.parentSpanId);
      const beforeMs = parent ? Number(parent.startNs - span.startNs) / 1e6 : 0;
      const afterMs = parent ? Number(span.endNs - parent.endNs) / 1e6 : 0;
      return `${span.name} in ${parent?.name}: ${beforeMs} ms before its start, ${afterMs} ms after its end`;
    });
    expect(told).toEqual([]);
  });

  it("names the speech and the turn on every span below a turn", () => {
    const turns = new Map(conversation.turns.map((turn) => [turn.span_id, turn]));
    const ours = below(new Set(turns.keys())).filter((span) => span.scope === scopeName);
    expect(ours.length).toBeGreaterThan(turns.size);
    const speeches = new Set(conversation.turns.flatMap((turn) => turn.speech_ids));
    for (const span of ours) {
      expect(speeches.has(String(span.attributes[attributes.speechId.name])), `speech of ${span.name}`).toBe(true);
      expect(span.attributes[attributes.turnId.name], `turn of ${span.name}`).toEqual(expect.any(String));
      expect(span.attributes[attributes.turnIndex.name], `turn of ${span.name}`).toEqual(expect.any(Number));
    }
    for (const span of spans.filter(({ scope }) => scope === scopeName)) {
      expect(span.attributes[attributes.conversationId.name]).toBe(conversation.run.conversation_id);
    }
  });

  it("sums to the usage of calls.jsonl", () => {
    const { calls } = conversation;
    expect(spanSum(attributes.inputTokens.name)).toBe(sumOf(calls.map((call) => call.input_tokens)));
    expect(spanSum(attributes.outputTokens.name)).toBe(sumOf(calls.map((call) => call.output_tokens)));
    expect(spanSum(attributes.cacheReadInputTokens.name)).toBe(sumOf(calls.map((call) => call.cached_input_tokens)));
    expect(spanSum(attributes.characters.name)).toBe(sumOf(calls.map((call) => call.characters)));
    expect(spanSum(attributes.inputTokens.name)).toBeGreaterThan(0);
  });

  it("counts in metrics what the records hold", () => {
    const { calls, turns } = conversation;
    const of = (kind: string) => calls.filter((call) => call.kind === kind);
    const expected = {
      [metrics.usageLlmInputTokens.name]: sumOf(of("llm").map((call) => call.input_tokens)),
      [metrics.usageLlmInputCachedTokens.name]: sumOf(of("llm").map((call) => call.cached_input_tokens)),
      [metrics.usageLlmOutputTokens.name]: sumOf(of("llm").map((call) => call.output_tokens)),
      [metrics.usageTtsCharacters.name]: sumOf(of("tts").map((call) => call.characters)),
      [metrics.usageSttAudioDuration.name]: sumOf(of("stt").map((call) => call.audio_duration_ms)) / 1000,
      [metrics.turns.name]: turns.length,
      [metrics.interruptions.name]: turns.filter((turn) => turn.interrupted_by === "user").length,
    };
    for (const [name, value] of Object.entries(expected)) expect(metricSum(name), name).toBeCloseTo(value, 6);
  });

  it("measures turns and tools in metrics as the records do", () => {
    const { turns } = conversation;
    const tools = turns.flatMap((turn) => turn.tools);
    const expected = {
      [metrics.turnE2eLatency.name]: turns.map((turn) => turn.latency.e2e_ms),
      [metrics.turnLlmTtft.name]: turns.map((turn) => turn.latency.llm_ttft_ms),
      [metrics.turnTtsTtfb.name]: turns.map((turn) => turn.latency.tts_ttfb_ms),
      [metrics.turnEndOfTurnDelay.name]: turns.map((turn) => turn.latency.end_of_utterance_ms),
      [metrics.toolDuration.name]: tools.map((tool) => tool.duration_ms),
    };
    for (const [name, values] of Object.entries(expected)) {
      expect(metricCount(name), `${name}, how often`).toBe(values.filter((value) => value !== null).length);
      expect(metricSum(name), `${name}, in total`).toBeCloseTo(sumOf(values) / 1000, 6);
    }
  });

  it("carries no id as an attribute of a metric", () => {
    const ids = [
      attributes.conversationId,
      attributes.jobId,
      attributes.speechId,
      attributes.turnId,
      attributes.callId,
    ];
    const names = new Set(series.flatMap((one) => Object.keys(one.attributes)));
    expect(ids.map((id) => id.name).filter((id) => names.has(id))).toEqual([]);
  });

  it("is given the same spans by a replay of the files, each with its id, parent, times and attributes", () => {
    const live = spans.filter((span) => span.scope === scopeName);
    expect(replay).toMatchObject({ error: null, rejected: 0, conversations: 1, spans: live.length });
    expect(inOrder(replayedSpans)).toEqual(inOrder(live));
  });

  it("is given the same sums and counts by a replay, in the time of the conversation", () => {
    const ours = (all: readonly CollectedSeries[]) =>
      new Map(
        all
          .filter(({ metric }) => !metric.startsWith("turnspan."))
          .map((one) => [
            `${one.metric} ${JSON.stringify(Object.entries(one.attributes).toSorted(([a], [b]) => a.localeCompare(b)))}`,
            one,
          ]),
      );
    const replayed = ours(replayedSeries);
    expect([...replayed.keys()].toSorted()).toEqual([...ours(series).keys()].toSorted());
    for (const [key, { sum, count }] of ours(series)) {
      expect(replayed.get(key)?.sum, key).toBeCloseTo(sum, 6);
      expect(replayed.get(key)?.count, key).toBe(count);
    }
  });
});

function inOrder(all: readonly CollectedSpan[]): CollectedSpan[] {
  return all.toSorted((a, b) => a.spanId.localeCompare(b.spanId));
}
