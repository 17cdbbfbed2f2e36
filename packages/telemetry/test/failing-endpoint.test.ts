// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../src/index.js";
import { startOtlpReceiver, type Behaviour } from "./otlp-receiver.js";
import { readRecords } from "./read-records.js";
import { startProgram } from "./run-program.js";
import { sampleCall, sampleEndedRun, sampleRun, sampleTurn } from "./sample-records.js";

let dir = "";
beforeEach(() => void (dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-endpoint-"))));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

interface Result {
  writeMs: number;
  flushMs: number | null;
  threw: string | null;
  problems: Problem[];
  endedAfterMs: number;
}

interface Scenario {
  endpoint: string;
  turns?: number;
  flushTimeoutMs?: number | null;
  mode?: "flush" | "shutdown";
}

/** Runs one conversation in a process of its own. */
async function converse({ endpoint, turns = 20, flushTimeoutMs = null, mode = "flush" }: Scenario) {
  const files = fs.mkdtempSync(path.join(dir, "run-"));
  const result = path.join(files, "result.json");
  const conversation = { run: sampleRun(), turn: sampleTurn(), call: sampleCall(), ended: sampleEndedRun() };
  const argument = JSON.stringify({
    dir: path.join(files, "records"),
    endpoint,
    conversation,
    turns,
    flushTimeoutMs,
    mode,
  });
  const end = await startProgram("converse", [argument], { env: { RESULT: result } }).ended;
  const parsed = JSON.parse(fs.readFileSync(result, "utf8")) as Result;
  return { end, ...parsed, calls: readRecords(path.join(files, "records"), "calls").records.length };
}

/** A port on which nothing listens. */
async function refusingUrl(): Promise<string> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

const silent = { code: 0, signal: null, stdout: "", stderr: "" };
/** Far above what a loaded machine adds, far below the 30 s that an export may take. */
const noiseMs = 3000;

const failing: [name: string, behaviour: Behaviour | "refuse", codes: string[]][] = [
  ["refuses connections", "refuse", ["export_spans_ECONNREFUSED", "export_metrics_ECONNREFUSED"]],
  ["never answers", { kind: "hang" }, []],
  ["answers 401", { kind: "status", status: 401 }, ["export_spans_401", "export_metrics_401"]],
  ["answers 404", { kind: "status", status: 404 }, ["export_spans_404", "export_metrics_404"]],
  ["answers 503", { kind: "status", status: 503 }, ["export_spans_503", "export_metrics_503"]],
];

describe.each(failing)("an endpoint that %s", (_name, behaviour, codes) => {
  it.each(["flush", "shutdown"] as const)("does not hold a %s beyond its deadline, print or throw", async (mode) => {
    const receiver = behaviour === "refuse" ? null : await startOtlpReceiver(behaviour);
    const endpoint = receiver?.url ?? (await refusingUrl());
    const { end, threw, flushMs, problems, calls, endedAfterMs } = await converse({
      endpoint,
      flushTimeoutMs: 400,
      mode,
    });
    expect(end).toEqual(silent);
    expect(threw).toBeNull();
    expect(flushMs).toBeLessThan(400 + noiseMs);
    expect(endedAfterMs).toBeLessThan(1000 + noiseMs);
    expect(calls).toBe(20);
    expect(problems.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
    await receiver?.close();
  });

  it("does not keep a process that has finished and never flushes", async () => {
    const receiver = behaviour === "refuse" ? null : await startOtlpReceiver(behaviour);
    const { end, threw, endedAfterMs } = await converse({ endpoint: receiver?.url ?? (await refusingUrl()) });
    expect(end).toEqual(silent);
    expect(threw).toBeNull();
    expect(endedAfterMs).toBeLessThan(1000 + noiseMs);
    await receiver?.close();
  });
});

describe("a write", () => {
  it("takes as long with a receiver that hangs as with one that answers", async () => {
    const medians = { accept: [] as number[], hang: [] as number[] };
    for (let round = 0; round < 3; round++) {
      for (const kind of ["accept", "hang"] as const) {
        const receiver = await startOtlpReceiver({ kind });
        const { writeMs } = await converse({ endpoint: receiver.url, turns: 300, flushTimeoutMs: 0 });
        medians[kind].push(writeMs);
        await receiver.close();
      }
    }
    expect(Math.min(...medians.hang)).toBeLessThan(4 * Math.min(...medians.accept));
  });
});

describe("a process that ends without flushing", () => {
  it("delivers its last spans all the same", async () => {
    const receiver = await startOtlpReceiver();
    const { end, endedAfterMs } = await converse({ endpoint: receiver.url, turns: 3 });
    expect(end).toEqual(silent);
    expect(endedAfterMs).toBeLessThan(1000 + noiseMs);
    const names = receiver.spans().map(({ name }) => name);
    expect(names.filter((name) => name === "turn")).toHaveLength(3);
    expect(names.filter((name) => name === "conversation")).toHaveLength(1);
    expect(receiver.metrics().length).toBeGreaterThan(0);
    await receiver.close();
  });

  it.each(["none", "auto"])("ends at once with endpoint %s", async (endpoint) => {
    const { end, endedAfterMs, calls } = await converse({ endpoint });
    expect(end).toEqual(silent);
    expect(endedAfterMs).toBeLessThan(1000 + noiseMs);
    expect(calls).toBe(20);
  });
});

describe("a receiver that comes back", () => {
  it("gets the spans that waited for it", async () => {
    const receiver = await startOtlpReceiver({ kind: "status", status: 503 });
    setTimeout(() => receiver.setBehaviour({ kind: "accept" }), 600);
    const { createOutbox } = await import("../src/lib/sinks/otlp/outbox.js");
    const { createOtlpSender } = await import("../src/lib/sinks/otlp/send-otlp.js");
    const sender = createOtlpSender({ headers: {}, timeoutMs: 2000, userAgent: "test" });
    let dropped = 0;
    const outbox = createOutbox({
      send: ({ body }) => sender.send(`${receiver.url}/v1/traces`, body),
      maxItems: 10,
      onDropped: (items) => (dropped += items),
    });
    outbox.add({ body: Buffer.from('{"resourceSpans":[]}'), items: 1 });
    while (outbox.busy) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(receiver.requests).toHaveLength(2);
    expect(dropped).toBe(0);
    sender.close();
    await receiver.close();
  });
});
