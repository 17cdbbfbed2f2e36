// SPDX-License-Identifier: Apache-2.0
// One process of the benchmark. Argument: JSON of AgentTask; prints JSON of AgentFigures.
import type { HeapProfiler } from "node:inspector";
import { Session } from "node:inspector/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { initializeLogger } from "@livekit/agents";
import type { AgentFigures, AgentTask } from "./agent-task.js";
import { type ScriptedCall, openCall } from "./scripted-call.js";
import { watchBy } from "./variants.js";

const task = JSON.parse(process.argv[2] ?? "") as AgentTask;
initializeLogger({ pretty: false, level: "silent" });

const importedAt = performance.now();
const watch = await watchBy(task.variant, task.dir, task.endpoint);
const first = await openMeasured();
const setUpMs = performance.now() - importedAt - first.startMs;

async function openMeasured(): Promise<{ call: ScriptedCall; observeMs: number; startMs: number }> {
  const startedAt = performance.now();
  let observeMs = 0;
  const call = await openCall((session) => {
    const before = performance.now();
    watch.observe(session);
    observeMs = performance.now() - before;
  });
  return { call, observeMs, startMs: performance.now() - startedAt - observeMs };
}

/** Holds lines, each with one call after another. `turnsPerSecond` is of all of them together. */
async function talk(turns: number, lineCount: number, turnsPerSecond: number): Promise<void> {
  const periodMs = (1000 * lineCount) / turnsPerSecond;
  const turnsOfLine = Math.ceil(turns / lineCount);
  const lines = Array.from({ length: lineCount }, (_, line) =>
    holdLine((line * periodMs) / lineCount, periodMs, turnsOfLine),
  );
  await Promise.all(lines);
}

const talkAsAsked = () => talk(task.turns, task.conversations, task.turnsPerSecond);

async function holdLine(delayMs: number, periodMs: number, turns: number): Promise<void> {
  const beganAt = performance.now() + delayMs;
  let call: ScriptedCall | null = null;
  for (let turn = 0; turn < turns; turn += 1) {
    await wait(Math.max(0, beganAt + turn * periodMs - performance.now()));
    call ??= await openCall(watch.observe);
    await call.ask(turn);
    if (turn % task.turnsPerCall !== task.turnsPerCall - 1) continue;
    await call.close();
    call = null;
  }
  await call?.close();
}

async function measureTurns(): Promise<Pick<AgentFigures, "cpuUsPerTurn" | "delayP99Ms">> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  delay.enable();
  await talkAsAsked();
  await watch.flush();
  delay.disable();
  const { user, system } = process.cpuUsage(before);
  return { cpuUsPerTurn: (user + system) / task.turns, delayP99Ms: delay.percentile(99) / 1e6 };
}

/** Bytes that a turn allocates, whether or not they have been collected since; V8 samples them. */
async function measureAllocations(): Promise<number> {
  const inspector = new Session();
  inspector.connect();
  await inspector.post("HeapProfiler.startSampling", {
    samplingInterval: 4096,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await talkAsAsked();
  await watch.flush();
  const { profile } = await inspector.post("HeapProfiler.stopSampling");
  inspector.disconnect();
  return sizeOf(profile.head) / task.turns;
}

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}

async function heapBytes(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("the process needs --expose-gc");
  for (let round = 0; round < 4; round += 1) {
    await wait(20);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

async function measureHeap(): Promise<Pick<AgentFigures, "idleHeapBytes" | "busyHeapBytes">> {
  const empty = await heapBytes();
  const calls: ScriptedCall[] = [];
  for (let line = 0; line < task.conversations; line += 1) calls.push(await openCall(watch.observe));
  await watch.flush();
  const idle = await heapBytes();
  for (let turn = 0; turn < task.turnsPerCall; turn += 1) await Promise.all(calls.map((call) => call.ask(turn)));
  await watch.flush();
  // Turns take late reports for a second, and LiveKit holds some of a turn for as long.
  await wait(3000);
  const busy = await heapBytes();
  for (const call of calls) await call.close();
  return {
    idleHeapBytes: (idle - empty) / task.conversations,
    busyHeapBytes: (busy - empty) / task.conversations,
  };
}

const second = await openMeasured();
await first.call.close();
await second.call.close();
// What is compiled and cached once says nothing about a turn.
await talk(task.warmUpTurns, 20, 60);
const figures: AgentFigures = {
  setUpMs,
  laterObserveMs: second.observeMs,
  cpuUsPerTurn: null,
  delayP99Ms: null,
  allocatedBytesPerTurn: null,
  idleHeapBytes: null,
  busyHeapBytes: null,
};
if (task.measure === "turns") Object.assign(figures, await measureTurns());
if (task.measure === "allocations") figures.allocatedBytesPerTurn = await measureAllocations();
if (task.measure === "heap") Object.assign(figures, await measureHeap());
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
