// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../src/index.js";
import { flushSpool, spoolStatus } from "../src/spool.js";
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
  mode?: "flush" | "shutdown" | "exit";
}

/** Runs one conversation in a process of its own. */
async function converse({ endpoint, turns = 20, flushTimeoutMs = null, mode = "flush" }: Scenario) {
  const files = fs.mkdtempSync(path.join(dir, "run-"));
  const result = path.join(files, "result.json");
  const conversation = { run: sampleRun(), turn: sampleTurn(), call: sampleCall(), ended: sampleEndedRun() };
  const records = path.join(files, "records");
  const argument = JSON.stringify({
    dir: records,
    endpoint,
    conversation,
    turns,
    flushTimeoutMs,
    mode,
  });
  const end = await startProgram("converse", [argument], { env: { RESULT: result } }).ended;
  const parsed = JSON.parse(fs.readFileSync(result, "utf8")) as Result;
  return { end, ...parsed, records, calls: readRecords(records, "calls").records.length };
}

/** Sends what a run has left on disk to a receiver that is well, and says what came. */
async function comesLater(records: string) {
  const receiver = await startOtlpReceiver();
  const { sent, stoppedBy } = await flushSpool({ directory: records, endpoint: receiver.url });
  const spans = receiver.spans().length;
  await receiver.close();
  return { batches: sent, spans, stoppedBy, left: (await spoolStatus(records)).batches };
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

interface Failing {
  name: string;
  behaviour: Behaviour | "refuse";
  /** Kinds of problems while it is flushed. */
  codes: string[];
  /** Whether what it did not take is kept. */
  keeps: boolean;
}

const failing: Failing[] = [
  {
    name: "refuses connections",
    behaviour: "refuse",
    codes: ["export_spans_ECONNREFUSED", "export_metrics_ECONNREFUSED"],
    keeps: true,
  },
  { name: "never answers", behaviour: { kind: "hang" }, codes: [], keeps: true },
  { name: "answers too late", behaviour: { kind: "slow", afterMs: 5000 }, codes: [], keeps: true },
  ...[401, 404, 503].map((status) => ({
    name: `answers ${status}`,
    behaviour: { kind: "status" as const, status },
    codes: [`export_spans_${status}`, `export_metrics_${status}`],
    keeps: status !== 404,
  })),
];

/** What a receiver gets of one conversation when all is well. */
let spansOfRun = 0;
beforeAll(async () => {
  const files = fs.mkdtempSync(path.join(tmpdir(), "turnspan-endpoint-"));
  dir = files;
  const receiver = await startOtlpReceiver();
  await converse({ endpoint: receiver.url, flushTimeoutMs: 10_000 });
  spansOfRun = receiver.spans().length;
  await receiver.close();
  fs.rmSync(files, { recursive: true, force: true });
  expect(spansOfRun).toBeGreaterThan(2 * 20);
});

describe.each(failing)("an endpoint that $name", ({ behaviour, codes, keeps }) => {
  const expectKept = async (records: string) => {
    const later = await comesLater(records);
    expect(later).toMatchObject({ spans: keeps ? spansOfRun : 0, stoppedBy: null, left: 0 });
  };

  it.each(["flush", "shutdown"] as const)("does not hold a %s beyond its deadline, and loses nothing", async (mode) => {
    const receiver = behaviour === "refuse" ? null : await startOtlpReceiver(behaviour);
    const endpoint = receiver?.url ?? (await refusingUrl());
    const { end, threw, flushMs, problems, calls, endedAfterMs, records } = await converse({
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
    await expectKept(records);
  });

  it("does not keep a process that has finished and never flushes", async () => {
    const receiver = behaviour === "refuse" ? null : await startOtlpReceiver(behaviour);
    const { end, threw, endedAfterMs, records } = await converse({ endpoint: receiver?.url ?? (await refusingUrl()) });
    expect(end).toEqual(silent);
    expect(threw).toBeNull();
    expect(endedAfterMs).toBeLessThan(1000 + noiseMs);
    await receiver?.close();
    await expectKept(records);
  });
});

describe("a process that calls process.exit() without flushing", () => {
  it.each(["accept", "hang"] as const)("leaves its last spans on disk; the receiver would %s", async (kind) => {
    const receiver = await startOtlpReceiver({ kind });
    const { end, endedAfterMs, records } = await converse({ endpoint: receiver.url, mode: "exit" });
    expect(end).toEqual(silent);
    expect(endedAfterMs).toBeLessThan(noiseMs);
    const arrived = kind === "accept" ? receiver.spans().length : 0;
    await receiver.close();
    const { spans } = await comesLater(records);
    // A batch may have arrived whose answer the process did not live to see.
    expect(arrived + spans).toBeGreaterThanOrEqual(spansOfRun);
    expect(arrived + spans).toBeLessThanOrEqual(spansOfRun + 8);
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
