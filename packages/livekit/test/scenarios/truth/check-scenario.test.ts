// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bargeInAfterGeneration } from "../barge-in-after-generation.js";
import { exhibitOf } from "../exhibit.js";
import { llmFallbackFailing } from "../llm-fallback-failing.js";
import { sessionRestarted } from "../session-restarted.js";
import { toolsInParallel } from "../tools-in-parallel.js";
import { type CheckName, checkScenario } from "./check-scenario.js";
import type { Observed } from "./observed.js";
import { playTwice } from "./play-twice.js";
import type { RecordedScenario } from "./record-scenario.js";

const dir = mkdtempSync(join(tmpdir(), "turnspan-checks-"));
const recorded = new Map<Scenario, RecordedScenario>();

beforeAll(async () => {
  const scenarios = [bargeInAfterGeneration, llmFallbackFailing, sessionRestarted, toolsInParallel];
  for (const { exhibit, result } of await playTwice(scenarios.map(exhibitOf), dir)) {
    if (result.kind !== "played") throw result.error;
    for (const [index, { recorded: one }] of result.members.entries()) {
      const scenario = exhibit.members[index];
      if (scenario !== undefined) recorded.set(scenario, one);
    }
  }
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The first of a list that `is` so, changed. */
function changeFirst<T>(all: readonly T[], is: (one: T) => boolean, change: Partial<T>): readonly T[] {
  const found = all.findIndex(is);
  if (found < 0) throw new Error("there is nothing to change");
  return all.map((one, index) => (index === found ? { ...one, ...change } : one));
}

const changeCall = (is: (call: Observed["calls"][number]) => boolean, change: Partial<Observed["calls"][number]>) => {
  return (observed: Observed): Observed => ({ ...observed, calls: changeFirst(observed.calls, is, change) });
};
const changeTurn = (change: (turn: Observed["turns"][number]) => Partial<Observed["turns"][number]>) => {
  return (observed: Observed): Observed => {
    const [first, ...rest] = observed.turns;
    if (first === undefined) throw new Error("there is no turn");
    return { ...observed, turns: [{ ...first, ...change(first) }, ...rest] };
  };
};

const mistakes: readonly [string, Scenario, CheckName, (observed: Observed) => Observed][] = [
  ["a call that is missing", toolsInParallel, "calls", (observed) => ({ ...observed, calls: observed.calls.slice(1) })],
  [
    "a call that is recorded twice",
    toolsInParallel,
    "calls",
    (observed) => ({
      ...observed,
      calls: observed.calls.flatMap((call, index) => (index === 0 ? [call, { ...call }] : [call])),
    }),
  ],
  ["a wrong model", toolsInParallel, "calls", changeCall(({ kind }) => kind === "llm", { model_id: "other" })],
  [
    "a failure recorded as a success",
    llmFallbackFailing,
    "calls",
    changeCall((call) => !call.success, { success: true }),
  ],
  ["one token too many", toolsInParallel, "usage", changeCall(({ kind }) => kind === "llm", { output_tokens: 11 })],
  ["one character too few", toolsInParallel, "usage", changeCall(({ kind }) => kind === "tts", { characters: 19 })],
  [
    "unknown tokens recorded as none",
    llmFallbackFailing,
    "usage",
    changeCall((call) => !call.success, { input_tokens: 0 }),
  ],
  ["a turn that is missing", bargeInAfterGeneration, "turns", (observed) => ({ ...observed, turns: [] })],
  ["a wrong initiator", toolsInParallel, "turns", changeTurn(() => ({ initiator: "agent" }))],
  ["a call without its turn", toolsInParallel, "turns", changeCall(({ kind }) => kind === "tts", { turn_id: null })],
  [
    "a wait that is 70 ms off",
    toolsInParallel,
    "waits",
    changeTurn(({ latency }) => ({ latency: { ...latency, e2e_ms: (latency.e2e_ms ?? 0) + 70 } })),
  ],
  [
    "a wait that is unknown",
    toolsInParallel,
    "waits",
    changeTurn(({ latency }) => ({ latency: { ...latency, e2e_ms: null } })),
  ],
  [
    "segments that do not sum up",
    toolsInParallel,
    "segments",
    changeTurn(({ latency }) => ({ latency: { ...latency, segments: latency.segments.slice(1) } })),
  ],
  [
    "a large residual",
    toolsInParallel,
    "segments",
    changeTurn(({ latency }) => ({ latency: { ...latency, residual_ms: 200 } })),
  ],
  [
    "an interruption that is missing",
    bargeInAfterGeneration,
    "interruptions",
    changeTurn(() => ({ interrupted: false, interrupted_by: null })),
  ],
  [
    "a cut that is 80 ms off",
    bargeInAfterGeneration,
    "interruptions",
    changeTurn((turn) => ({ interrupted_after_ms: (turn.interrupted_after_ms ?? 0) + 80 })),
  ],
  [
    "too much talk",
    toolsInParallel,
    "talk",
    (observed) => ({
      ...observed,
      runs: observed.runs.map((run) => ({ ...run, quality: { ...run.quality, agent_talk_ms: 9_000 } })),
    }),
  ],
  [
    "talk of another turn",
    toolsInParallel,
    "talk",
    changeTurn((turn) => ({ agent_talk_ms: (turn.agent_talk_ms ?? 0) + 200 })),
  ],
  ["a tool that is missing", toolsInParallel, "tools", changeTurn(({ tools }) => ({ tools: tools.slice(1) }))],
  [
    "a takeover that is missing",
    llmFallbackFailing,
    "fallback",
    changeCall((call) => call.fallback_used, { fallback_used: false }),
  ],
  [
    "a conversation that is missing",
    sessionRestarted,
    "run",
    ({ calls, turns, runs }) => {
      const isFirst = (record: { readonly conversation_id: string | null }) =>
        record.conversation_id === runs[0]?.conversation_id;
      return { calls: calls.filter(isFirst), turns: turns.filter(isFirst), runs: runs.filter(isFirst) };
    },
  ],
  ["a run without an end", toolsInParallel, "run", (observed) => ({ ...observed, runs: observed.runs.slice(0, 1) })],
];

describe("the checks of the scenarios notice", () => {
  it.each(mistakes)("%s", (_what, scenario, check, mistaken) => {
    const result = recorded.get(scenario);
    if (result === undefined) throw new Error("not played");
    expect(checkScenario(scenario, result.truth, result.observed)[check]).toEqual([]);
    expect(checkScenario(scenario, result.truth, mistaken(result.observed))[check]).not.toEqual([]);
  });
});
