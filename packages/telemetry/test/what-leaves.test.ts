// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { context, trace } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTelemetry, type Telemetry, type TelemetryOptions } from "../src/index.js";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { readRecords } from "./read-records.js";
import { sampleCall, sampleEndedRun, sampleRun, sampleTurn, traceId, turnSpanId } from "./sample-records.js";

let dir = "";
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let telemetry: Telemetry | null = null;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-leaves-"));
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

const inside = (spanId: string, fn: () => void) =>
  context.with(trace.setSpanContext(context.active(), { traceId, spanId, traceFlags: 1 }), fn);

describe("conversations to keep", () => {
  const slow = () => sampleTurn({ latency: { ...sampleTurn().latency, e2e_ms: 9000 } });
  const appSpan = (name: string) =>
    inside(turnSpanId, () => trace.getTracer("app").startActiveSpan(name, (span) => span.end()));

  it("are exported whole, the app's own spans included, although the sampler leaves them out", async () => {
    const { write, flush, isSampled } = start({ sampler: "always_off", keep: { slowerThanMs: 3000 } });
    [sampleRun(), sampleCall()].forEach(write);
    appSpan("GET /before");
    expect(isSampled(traceId)).toBe(false);
    await flush();
    expect(receiver.spans()).toEqual([]);
    write(slow());
    expect(isSampled(traceId)).toBe(true);
    appSpan("GET /after");
    write(sampleEndedRun());
    await flush();
    const names = receiver.spans().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["GET /before", "GET /after", "conversation", "turn"]));
    expect(names).toHaveLength(9);
    expect(readRecords(dir, "calls").records).toHaveLength(1);
  });

  it("are no others: the rest leaves no span, the app's own neither", async () => {
    const { write, flush, problems } = start({ sampler: "always_off", keep: { slowerThanMs: 30_000 } });
    [sampleRun(), sampleCall(), slow()].forEach(write);
    appSpan("GET /before");
    write(sampleEndedRun());
    appSpan("GET /after");
    await flush();
    expect(receiver.spans()).toEqual([]);
    expect(JSON.stringify(receiver.metrics())).toContain("lk.agents.turn.e2e_latency");
    expect(problems).toEqual([]);
  });

  it("do not grow without bound while they are undecided", async () => {
    const { write, flush } = start({
      sampler: "always_off",
      keep: { slowerThanMs: 3000 },
      queueSize: 100,
      batchSize: 10,
    });
    write(sampleRun());
    for (let index = 0; index < 60; index++) write(sampleCall());
    write(slow());
    await flush();
    expect(receiver.spans()).toEqual([]);
    expect(telemetry?.problems).toMatchObject([{ code: "sampling_full", count: 1 }]);
    expect(readRecords(dir, "calls").records).toHaveLength(60);
  });
});

describe("records", () => {
  it("leave as they were when they were written, whatever their owner makes of them later", async () => {
    const { write, flush } = start();
    const call = sampleCall({ success: false, error_type: "APIError" });
    for (const span_id of ["1".repeat(16), "2".repeat(16)]) write(Object.assign(call, { span_id }));
    Object.assign(call, { error_type: "jane@example.com", span_id: "3".repeat(16) });
    await flush();
    const calls = receiver.spans().filter(({ attributes }) => attributes["error.type"] === "APIError");
    expect(calls.map(({ spanId }) => spanId)).toEqual(["1".repeat(16), "2".repeat(16)]);
    expect(receiver.spans()).toHaveLength(2);
  });

  it("that are final are in the files at once, and all their spans come, also through a small queue", async () => {
    const { writeFinal, flush } = start({ queueSize: 16, batchSize: 8 });
    const wait = () => new Promise((resolve) => setTimeout(resolve, 2));
    for (let turn = 1; turn <= 64; turn++) {
      writeFinal(sampleTurn({ span_id: turn.toString(16).padStart(16, "0") }));
      expect(readRecords(dir, "turns").records).toHaveLength(turn);
      await wait();
    }
    await flush();
    expect(receiver.spans().filter(({ name }) => name === "turn")).toHaveLength(64);
  });
});

describe("content", () => {
  const spoken = () => [
    sampleRun(),
    sampleCall({ success: false, error_type: "APIError", error_message: "zanzibar a@example.com" }),
    sampleTurn({ user_text: "zanzibar a@example.com", agent_text: "zanzibar 4111 1111 1111 1111" }),
    sampleEndedRun(),
  ];
  const written = () => JSON.stringify([readRecords(dir, "calls").records, readRecords(dir, "turns").records]);

  it.each([
    ["none", false, false],
    ["local", true, false],
    ["all", true, true],
  ] as const)("%s goes to files: %s, to exports: %s; never unredacted", async (captureContent, inFiles, inExports) => {
    const { write, flush } = start({ captureContent, attributes: "llm" });
    spoken().forEach(write);
    await flush();
    const exported = JSON.stringify(receiver.requests.map(({ body }) => body));
    expect(written().includes("zanzibar [email]")).toBe(inFiles);
    expect(exported.includes("zanzibar [card]")).toBe(inExports);
    expect(written().includes("zanzibar")).toBe(inFiles);
    expect(exported.includes("zanzibar")).toBe(inExports);
    expect(written() + exported).not.toMatch(/a@example\.com|4111/);
  });

  it("is withheld where the host's own rule fails, and that is said once", () => {
    const redactText = () => {
      throw new Error("a@example.com");
    };
    const { write } = start({ captureContent: "all", redactText });
    spoken().forEach(write);
    expect(readRecords(dir, "turns").records).toMatchObject([{ user_text: "[withheld]", agent_text: "[withheld]" }]);
    // On a busy machine a text may run out of time as well, which is another problem.
    const codes = telemetry?.problems.map(({ code }) => code) ?? [];
    expect(codes.filter((code) => code === "redaction_threw")).toHaveLength(1);
    expect(JSON.stringify(telemetry?.problems)).not.toContain("a@example.com");
  });
});
