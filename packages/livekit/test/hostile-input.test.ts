// SPDX-License-Identifier: Apache-2.0
import { initializeLogger, voice } from "@livekit/agents";
import { readRecord } from "@turnspan/records/readers";
import type { TurnspanRecord } from "@turnspan/records";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startOtlpReceiver } from "../../telemetry/test/otlp-receiver.js";
import { observe } from "../src/index.js";

const scratch = mkdtempSync(join(tmpdir(), "turnspan-hostile-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
initializeLogger({ pretty: false, level: "silent" });

const refuse = () => {
  throw new Error("the host's own object refuses");
};
const proxy = new Proxy(
  {},
  { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse },
);
const getters = Object.defineProperties({}, { type: { get: refuse, enumerable: true }, error: { get: refuse } });
const cyclic: Record<string, unknown> = { type: "message" };
cyclic["item"] = cyclic;
const megabyte = "4111 1111 1111 1111, jane.fake@example.com ".repeat(25_000);
const torn = "\ud800 half a pair \udfff";

/** What a value of an event may be replaced by. */
const hostile: Record<string, unknown> = {
  megabyte,
  torn,
  proxy,
  getters,
  cyclic,
  bigint: 10n ** 30n,
  symbol: Symbol("text"),
  absurd: 1e308,
  nan: NaN,
  nothing: undefined,
  array: Array.from({ length: 200_000 }, (_, index) => index),
  fn: refuse,
};

class Handle {
  readonly id = "speech_1";
  readonly parent = undefined;
  readonly inputDetails = { modality: "audio" };
  readonly scheduled = true;
  readonly interrupted = false;
  chatItems: unknown[] = [];
  readonly #callbacks: ((handle: Handle) => void)[] = [];
  readonly done = () => true;
  readonly exception = () => undefined;
  readonly addDoneCallback = (callback: (handle: Handle) => void) => void this.#callbacks.push(callback);
  readonly end = () => this.#callbacks.splice(0).forEach((callback) => callback(this));
}

/** Holds a turn in which every event comes once as it should, and once with `odd` in each of its places. */
async function talk(odd: unknown) {
  const dir = mkdtempSync(join(scratch, "dir-"));
  const receiver = await startOtlpReceiver();
  const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM([]), vad: null });
  const thrown: unknown[] = [];
  session.on(voice.AgentSessionEventTypes.Error, () => {});
  const observation = observe(session, { dir, endpoint: receiver.url, captureContent: "all" });
  const emitter: { emit(event: string, fields: object): unknown } = session;
  const emit = (event: string, fields: object) => {
    try {
      emitter.emit(event, { createdAt: Date.now(), ...fields });
    } catch (error) {
      thrown.push(error);
    }
  };
  /** With the odd value in the place of each field, and of each field of those that are objects. */
  const emitOdd = (event: string, fields: Record<string, unknown>) => {
    for (const key of ["createdAt", ...Object.keys(fields)]) {
      emit(event, { ...fields, [key]: odd });
      const inner = fields[key];
      if (typeof inner !== "object" || inner === null || Array.isArray(inner) || inner instanceof Handle) continue;
      for (const name of Object.keys(inner)) emit(event, { ...fields, [key]: { ...inner, [name]: odd } });
    }
    emit(event, fields);
  };
  const startedAt = performance.now();
  const handle = new Handle();
  emitOdd("user_state_changed", { oldState: "listening", newState: "speaking" });
  emitOdd("user_input_transcribed", { transcript: "hi", isFinal: true, language: "en" });
  emit("speech_created", { speechHandle: handle, source: "generate_reply" });
  await Promise.resolve();
  const message = { type: "message", id: "m", role: "user", textContent: "hi", interrupted: false, metrics: {} };
  emitOdd("conversation_item_added", { item: message });
  const llm = { type: "llm_metrics", label: "l", requestId: "r", timestamp: Date.now(), durationMs: 10, ttftMs: 5 };
  const counts = {
    promptTokens: 1,
    promptCachedTokens: 0,
    completionTokens: 1,
    cancelled: false,
    speechId: "speech_1",
  };
  emitOdd("metrics_collected", { metrics: { ...llm, ...counts, metadata: { modelProvider: "p", modelName: "m" } } });
  const call = { callId: "c", name: "n".repeat(100_000), createdAt: Date.now() };
  emit("function_tools_executed", { functionCalls: [call], functionCallOutputs: [{ createdAt: NaN, isError: true }] });
  emitOdd("function_tools_executed", { functionCalls: [{ ...call, callId: "d" }], functionCallOutputs: [] });
  emitOdd("error", { error: { type: "llm_error", label: "l", recoverable: true, error: new Error("e") }, source: {} });
  emitOdd("agent_state_changed", { oldState: "thinking", newState: "speaking" });
  const reply = { ...message, id: "a", role: "assistant", textContent: megabyte };
  emitOdd("conversation_item_added", { item: reply });
  handle.end();
  emit("close", { reason: "user_initiated", error: odd });
  const tookMs = performance.now() - startedAt;
  await observation.shutdown();
  await receiver.close();
  const [day = ""] = readdirSync(dir);
  const texts = readdirSync(join(dir, day)).map((file) => readFileSync(join(dir, day, file), "utf8"));
  const records: TurnspanRecord[] = texts
    .flatMap((text) => text.split("\n").map(readRecord))
    .flatMap((read) => {
      if (read.kind === "malformed") throw new Error(read.why);
      return read.kind === "record" ? [read.record] : [];
    });
  const exported = JSON.stringify(receiver.requests.map(({ body }) => body));
  return { thrown, tookMs, records, texts, exported, problems: observation.problems };
}

describe("a session whose events hold what no event should", () => {
  it.each(Object.keys(hostile))("(%s) goes on, and its turn and its end are written", async (name) => {
    const { thrown, tookMs, records, texts, exported, problems } = await talk(hostile[name]);
    expect(thrown).toEqual([]);
    const runs = records.filter((record) => record.type === "workflow_run");
    expect(runs.map(({ status }) => status)).toContain("running");
    expect(runs.at(-1)?.status).not.toBe("running");
    expect(records.some((record) => record.type === "turn")).toBe(true);
    expect(records.some((record) => record.type === "call")).toBe(true);
    expect(exported).toContain('"conversation"');
    expect(texts.join("") + exported).not.toMatch(/4111 1111|jane\.fake|\\ud[89a-f]/);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(100_000);
    expect(JSON.stringify(problems)).not.toContain("refuses");
    // Some 60 events, each at most the cost of 8 KiB: seconds would mean that a megabyte was looked at as a whole.
    expect(tookMs).toBeLessThan(5000);
  });
});

describe("options that hold what none should", () => {
  it.each(["proxy", "getters", "cyclic", "bigint", "symbol", "array", "fn"])("(%s) are refused by name", (name) => {
    const session = new voice.AgentSession({ llm: new voice.testing.FakeLLM([]), vad: null });
    const refused = { name: "ConfigError", key: "metadata" };
    expect(() => observe(session, { metadata: hostile[name] as never, dir: scratch })).toThrow(
      expect.objectContaining(refused),
    );
  });
});
