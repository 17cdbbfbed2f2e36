// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { context, diag, metrics, propagation, trace, DiagLogLevel, type Tracer } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError, startTelemetry, type Telemetry, type TelemetryOptions } from "../src/index.js";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { readRecords } from "./read-records.js";
import { runSpanId, sampleCall, sampleEndedRun, sampleRun, sampleTurn, traceId, turnSpanId } from "./sample-records.js";

let dir = "";
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let telemetry: Telemetry | null = null;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-start-"));
  receiver = await startOtlpReceiver();
});
afterEach(async () => {
  await telemetry?.shutdown();
  telemetry = null;
  await receiver.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

function start(options: TelemetryOptions = {}): Telemetry {
  telemetry = startTelemetry({ dir, endpoint: receiver.url, serviceName: "hotline", ...options });
  return telemetry;
}

const conversation = () => [sampleRun(), sampleCall(), sampleTurn(), sampleEndedRun()];
const inside = (spanId: string, fn: () => void) =>
  context.with(trace.setSpanContext(context.active(), { traceId, spanId, traceFlags: 1 }), fn);

describe("prices of one's own", () => {
  const call = sampleCall({ provider: "llm.internal:8080", model_id: "llama-3", estimated_cost: null, price_id: null });

  it("come from the option", () => {
    const { pricing } = start({
      prices: {
        prices: [
          { provider: "llm.internal:8080", models: ["llama-*"], kind: "llm", usd: { input_mtok: 0, output_mtok: 0 } },
        ],
      },
    });
    expect(pricing.priceOf(call)).toMatchObject({
      result: { usd: 0, priceId: "own/llm.internal:8080/llama-*/1", asOf: null },
      tier: "cheap",
    });
  });

  it("come from a file", () => {
    const file = path.join(dir, "prices.yaml");
    fs.writeFileSync(file, "plans:\n  livekit: scale\n");
    const { pricing } = start({ prices: file });
    const resold = sampleCall({
      kind: "tts",
      provider: "livekit",
      model_id: "elevenlabs/eleven_flash_v2_5",
      via: "livekit-inference",
      timestamp: "2026-11-20T12:00:00.000Z",
    });
    expect(pricing.priceOf({ ...resold, characters: 1_000_000 }).result.usd).toBe(60);
    expect(pricing.priceOf(call).result).toMatchObject({ usd: null, priceId: null });
  });

  it("with a mistake fail the start with file, line, key, expected and got, and nothing has started", () => {
    const file = path.join(dir, "prices.yaml");
    fs.writeFileSync(
      file,
      "plans:\n  livekit: scale\nprices:\n  - provider: deepgram\n    models: [nova-3]\n    kind: stt\n    usd: { minute: cheap }\n",
    );
    let thrown: unknown;
    try {
      start({ prices: file });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    expect(thrown).toMatchObject({
      key: `prices.prices[0].usd.minute (${file}:7)`,
      expected: "US dollars, a number, 0 or more",
      actual: '"cheap"',
      fix: `Correct line 7 of ${file}.`,
    });
    expect(start().config.prices).toBeNull();
  });

  it("that are not there fail the start too", () => {
    expect(() => start({ prices: path.join(dir, "gone.yaml") })).toThrow(/gone\.yaml/);
  });
});

describe("startTelemetry", () => {
  it("writes records to files and exports the same tree, with every parent in it", async () => {
    const { write, flush } = start({
      headers: { "x-key": "secret" },
      environment: "qa",
      captureContent: "local",
    });
    conversation().forEach(write);
    await flush();

    expect(readRecords(dir, "calls").records).toEqual([sampleCall()]);
    expect(readRecords(dir, "turns").records).toEqual([sampleTurn()]);
    expect(readRecords(dir, "workflow_runs").records).toEqual([sampleRun(), sampleEndedRun()]);

    const spans = receiver.spans();
    const idsOfRecords = [sampleCall(), sampleTurn(), sampleEndedRun(), ...sampleTurn().tools].map(
      ({ span_id }) => span_id,
    );
    const ids = spans.map(({ spanId }) => spanId);
    expect(ids).toEqual(expect.arrayContaining(idsOfRecords));
    expect(new Set(ids).size).toBe(7);
    expect(spans.filter(({ parentSpanId }) => parentSpanId === null).map(({ name }) => name)).toEqual(["conversation"]);
    for (const span of spans) {
      expect(span.traceId).toBe(traceId);
      expect(span.scope).toBe("turnspan");
      if (span.parentSpanId !== null) expect(ids).toContain(span.parentSpanId);
    }
    expect(spans.find(({ name }) => name === "turn")).toMatchObject({
      spanId: turnSpanId,
      startMs: Date.parse(sampleTurn().started_at),
      endMs: Date.parse(sampleTurn().ended_at),
      attributes: { "voice.turn.e2e_latency": 0.9, "job.id": "AJ_1" },
    });

    const [request] = receiver.requests;
    expect(request?.headers).toMatchObject({
      "content-encoding": "gzip",
      "content-type": "application/json",
      "x-key": "secret",
    });
    expect(JSON.stringify(request?.body)).toContain('{"key":"deployment.environment","value":{"stringValue":"qa"}}');
  });

  it("exports metrics, and leaves the global meter provider alone", async () => {
    const { write, flush } = start();
    conversation().forEach(write);
    await flush();
    const exported = JSON.stringify(receiver.metrics().at(-1));
    for (const name of ["lk.agents.turn.e2e_latency", "voice.cost", "voice.conversations.active", "turnspan.dropped"]) {
      expect(exported).toContain(`"${name}"`);
    }
    expect(metrics.getMeterProvider().constructor.name).toBe("NoopMeterProvider");
  });

  it("sends an app's own span where ours go, under the span that is active", async () => {
    const { write, flush } = start();
    conversation().forEach(write);
    inside(turnSpanId, () => trace.getTracer("app").startActiveSpan("GET /orders", (span) => span.end()));
    await flush();
    const own = receiver.spans().find(({ name }) => name === "GET /orders");
    expect(own).toMatchObject({ traceId, parentSpanId: turnSpanId, scope: "app" });
    expect(receiver.spans()).toHaveLength(8);
  });

  it("carries trace context across asynchronous work and in headers", async () => {
    start();
    const headers: Record<string, string> = {};
    await context.with(
      trace.setSpanContext(context.active(), { traceId, spanId: runSpanId, traceFlags: 1 }),
      async () => {
        await Promise.resolve();
        propagation.inject(context.active(), headers);
      },
    );
    expect(headers["traceparent"]).toBe(`00-${traceId}-${runSpanId}-01`);
  });

  it("hands out the caller's tracer for the scopes it names, also for tracers taken before", async () => {
    const early = trace.getTracer("livekit-agents");
    start();
    const betweenCalls = trace.getTracer("livekit-agents");
    const shadow = trace.wrapSpanContext({ traceId, spanId: turnSpanId, traceFlags: 1 });
    const started: string[] = [];
    const tracer: Tracer = {
      startSpan: (name) => {
        started.push(name);
        return shadow;
      },
      startActiveSpan: (name: string, ...rest: unknown[]) => {
        started.push(name);
        return (rest.at(-1) as (span: typeof shadow) => never)(shadow);
      },
    };
    const { flush, problems } = start({ tracerOverrides: { "livekit-agents": tracer } });
    early.startSpan("one").end();
    betweenCalls.startSpan("two").end();
    trace.getTracer("livekit-agents").startActiveSpan("three", (span) => span.end());
    trace.getTracer("app").startSpan("mine").end();
    await flush();
    expect(started).toEqual(["one", "two", "three"]);
    expect(receiver.spans().map(({ name }) => name)).toEqual(["mine"]);
    expect(problems).toEqual([]);
  });

  it("returns the first instance again, and says which options it does not apply", () => {
    const first = start();
    expect(startTelemetry()).toBe(first);
    expect(startTelemetry({ dir, serviceName: "hotline" })).toBe(first);
    expect(first.problems).toEqual([]);
    startTelemetry({ serviceName: "other", batchSize: 7 });
    expect(first.problems).toMatchObject([{ code: "started_twice_serviceName_batchSize", count: 1 }]);
    expect(first.problems[0]?.message).toContain("another serviceName, batchSize");
    expect(first.config.serviceName).toBe("hotline");
  });

  it("throws for a wrong option and starts nothing", () => {
    expect(() => startTelemetry({ dir: path.join(dir, "x"), batchSize: -1 })).toThrow(ConfigError);
    expect(fs.readdirSync(dir)).toEqual([]);
    expect(start().config.batchSize).toBe(512);
  });

  it("does nothing when it is off", async () => {
    const off = start({ enabled: false });
    conversation().forEach(off.write);
    trace.getTracer("app").startSpan("mine").end();
    await off.flush();
    expect(fs.readdirSync(dir)).toEqual([]);
    expect(receiver.requests).toEqual([]);
    expect(off.guard("part", () => 1)()).toBe(1);
  });

  it("still writes files after a shutdown, exports nothing more, and may start again", async () => {
    const first = start();
    await first.shutdown();
    const sent = receiver.requests.length;
    first.write(sampleCall());
    await first.flush();
    expect(readRecords(dir, "calls").records).toHaveLength(1);
    expect(receiver.requests).toHaveLength(sent);

    const second = start();
    expect(second).not.toBe(first);
    trace.getTracer("app").startSpan("again").end();
    second.write(sampleTurn());
    await second.flush();
    expect(receiver.spans().map(({ name }) => name)).toEqual(expect.arrayContaining(["again", "turn"]));
  });

  it("exports no span of a conversation that is not sampled, but files and metrics", async () => {
    const { write, flush } = start({ sampler: "always_off" });
    conversation().forEach(write);
    await flush();
    expect(receiver.spans()).toEqual([]);
    expect(readRecords(dir, "calls").records).toHaveLength(1);
    expect(JSON.stringify(receiver.metrics())).toContain("lk.agents.turn.e2e_latency");
  });

  it("counts the spans that a burst pushes out of the queue", async () => {
    const { write, flush } = start({ queueSize: 100, batchSize: 10 });
    for (let index = 0; index < 300; index++) write(sampleCall({ trace_id: traceId }));
    await flush();
    const received = receiver.spans().length;
    const dropped = /"name":"turnspan.dropped".*?"asDouble":(\d+)/.exec(JSON.stringify(receiver.metrics().at(-1)))?.[1];
    expect(received).toBeLessThan(300);
    expect(received + Number(dropped)).toBe(300);
  });

  it("survives a record that cannot be read, and reports it once", () => {
    const { write } = start();
    const { proxy, revoke } = Proxy.revocable(sampleCall(), {});
    revoke();
    for (let index = 0; index < 20; index++) write(proxy);
    write(sampleCall());
    expect(readRecords(dir, "calls").records).toHaveLength(1);
    expect(telemetry?.problems).toMatchObject([{ code: "guard_redaction_TypeError", count: 20 }]);
  });
});

describe("what it says", () => {
  it("is one line at the start and one for each kind of problem, without secrets", async () => {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const logger = { error: log, warn: log, info: log, debug: () => undefined, verbose: () => undefined };
    diag.setLogger(logger, { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true });
    const { report, flush } = start({ headers: { authorization: "hunter2" } });
    report({ code: "x", message: "Something is wrong.", fix: "Put it right." });
    report({ code: "x", message: "Something is wrong.", fix: "Put it right." });
    await flush();
    diag.disable();
    expect(lines).toEqual([
      "turnspan: Something is wrong. Put it right. [x]",
      `turnspan 0.1.0: files in ${dir}, exporting to ${receiver.url}/v1/traces and ${receiver.url}/v1/metrics, content none`,
    ]);
  });
});
