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

const changeQuality = (change: (quality: Quality) => Partial<Quality>) => {
  return (observed: Observed): Observed => ({
    ...observed,
    runs: observed.runs.map((run) => ({ ...run, quality: { ...run.quality, ...change(run.quality) } })),
  });
};
type Quality = Observed["runs"][number]["quality"];

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
  [
    "a cost that is a little off",
    toolsInParallel,
    "costs",
    changeCall(({ kind }) => kind === "llm", { estimated_cost: 0.0012 }),
  ],
  [
    "a turn without the cost of its voice",
    toolsInParallel,
    "costs",
    changeTurn(({ cost }) => ({ cost: { ...cost, tts: null } })),
  ],
  [
    "a failure that costs something",
    llmFallbackFailing,
    "costs",
    changeCall((call) => !call.success, { estimated_cost: 0 }),
  ],
  [
    "a conversation that costs too little",
    toolsInParallel,
    "costs",
    (observed) => ({ ...observed, runs: observed.runs.map((run) => ({ ...run, total_cost: 0.0001 })) }),
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
    "a stop that is 80 ms off",
    bargeInAfterGeneration,
    "interruptions",
    changeTurn((turn) => ({ barge_in_stop_ms: (turn.barge_in_stop_ms ?? 0) + 80 })),
  ],
  [
    "too much silence",
    bargeInAfterGeneration,
    "quality",
    changeQuality(({ silence_ms: ms }) => ({ silence_ms: (ms ?? 0) + 400 })),
  ],
  [
    "a monologue that is too short",
    bargeInAfterGeneration,
    "quality",
    changeQuality(({ longest_monologue_ms: ms }) => ({ longest_monologue_ms: (ms ?? 0) - 150 })),
  ],
  [
    "a ratio of talk the other way round",
    bargeInAfterGeneration,
    "quality",
    changeQuality(({ talk_ratio: ratio }) => ({ talk_ratio: 1 / (ratio ?? 1) + 0.3 })),
  ],
  [
    "a first response that is 70 ms off",
    bargeInAfterGeneration,
    "quality",
    changeQuality(({ first_response_ms: ms }) => ({ first_response_ms: (ms ?? 0) + 70 })),
  ],
  [
    "an agent that talked over nobody",
    bargeInAfterGeneration,
    "quality",
    changeQuality(() => ({ interruptions_by_agent: 1 })),
  ],
  [
    "an interruption that is not counted",
    bargeInAfterGeneration,
    "quality",
    changeQuality(() => ({ interruptions_by_user: 0 })),
  ],
  [
    "a turn that began early",
    toolsInParallel,
    "talk",
    changeTurn((turn) => ({
      user_started_speaking_at: new Date(Date.parse(turn.user_started_speaking_at ?? "") - 200).toISOString(),
    })),
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
    "a tool that took 80 ms longer",
    toolsInParallel,
    "tools",
    changeTurn(({ tools }) => ({
      tools: tools.map((tool) => ({ ...tool, duration_ms: tool.duration_ms === null ? null : tool.duration_ms + 80 })),
    })),
  ],
  [
    "a takeover by another way",
    llmFallbackFailing,
    "fallback",
    changeCall((call) => call.fallback_used, { fallback_chain: ["beta/beta-llm"] }),
  ],
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
