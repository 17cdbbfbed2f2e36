// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { voice } from "@livekit/agents";
import { type Scenario, type Truth, playScenario } from "@turnspan/scenario-kit";
import type * as Telemetries from "@turnspan/telemetry";
import { afterAll, describe, expect, it, vi } from "vitest";
import { observe } from "../src/index.js";
import type * as Recorders from "../src/lib/measures/recorder.js";
import type * as Conversations from "../src/lib/turns/conversation.js";
import { llmFallbackFailing } from "./scenarios/llm-fallback-failing.js";
import { llmRefused } from "./scenarios/llm-refused.js";
import { toolsInParallel } from "./scenarios/tools-in-parallel.js";

/** What is broken from the moment that a conversation is observed. */
const broken = vi.hoisted(() => ({ callbacks: false, sinks: false }));

function fail(): never {
  throw new Error("sabotage");
}

// Every callback of ours that LiveKit calls makes a fact of what it is told, and hands it to this.
vi.mock("../src/lib/measures/recorder.js", async (load) => {
  const original = await load<typeof Recorders>();
  const record: typeof original.record = (...args) => (broken.callbacks ? fail() : original.record(...args));
  return { ...original, record };
});

// LiveKit asks for the span of a speech in the middle of its own work.
vi.mock("../src/lib/turns/conversation.js", async (load) => {
  const original = await load<typeof Conversations>();
  const turnOfSpeech: typeof original.turnOfSpeech = (...args) =>
    broken.callbacks ? fail() : original.turnOfSpeech(...args);
  return { ...original, turnOfSpeech };
});

// All that leaves a session goes through these.
vi.mock("@turnspan/telemetry", async (load) => {
  const original = await load<typeof Telemetries>();
  const sinks = ["writeFinal", "countFact", "isSampled", "report"];
  const startTelemetry: typeof original.startTelemetry = (options) =>
    new Proxy(original.startTelemetry(options), {
      get: (target, key) =>
        broken.sinks && sinks.includes(String(key)) ? fail : (Reflect.get(target, key, target) as unknown),
    });
  return { ...original, startTelemetry };
});

type Observed = "not at all" | "by code that works" | "by callbacks that throw" | "by sinks that throw";

interface Played {
  /** What the session told its host, in the host's words. */
  readonly events: readonly string[];
  readonly truth: Truth;
  readonly problems: readonly Telemetries.Problem[];
}

const scratch = mkdtempSync(join(tmpdir(), "turnspan-host-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function play(scenario: Scenario, observed: Observed): Promise<Played> {
  const events: string[] = [];
  let observation: ReturnType<typeof observe> | null = null;
  const onSession = (session: voice.AgentSession) => {
    const emit = session.emit.bind(session) as (event: string, ...args: unknown[]) => boolean;
    session.emit = (event: string, ...args: unknown[]) => {
      events.push(describeEvent(event, args[0] as Record<string, unknown>));
      return emit(event, ...args);
    };
    if (observed === "not at all") return;
    observation = observe(session, { dir: mkdtempSync(join(scratch, "dir-")), endpoint: "none" });
    broken.callbacks = observed === "by callbacks that throw";
    broken.sinks = observed === "by sinks that throw";
  };
  try {
    const truth = await playScenario(scenario, { onSession });
    return { events, truth, problems: observation === null ? [] : problemsOf(observation) };
  } finally {
    broken.callbacks = false;
    broken.sinks = false;
    await (observation as ReturnType<typeof observe> | null)?.shutdown();
  }
}

const problemsOf = ({ problems }: ReturnType<typeof observe>) => problems;

/** An event without ids and times. */
function describeEvent(event: string, fields: Record<string, unknown>): string {
  const { newState, transcript, isFinal, source, reason, error, item, functionCalls, metrics } = fields;
  const known = {
    newState,
    transcript,
    isFinal,
    source: typeof source === "string" ? source : undefined,
    reason,
    error: error instanceof Error ? error.message : (error as { type?: string } | null)?.type,
    item: pick(item, ["role", "textContent", "interrupted"]),
    tools: (functionCalls as { name: string }[] | undefined)?.map(({ name }) => name),
    metrics: pick(metrics, ["type", "promptTokens", "completionTokens", "charactersCount", "cancelled"]),
  };
  return `${event} ${JSON.stringify(known)}`;
}

function pick(value: unknown, keys: readonly string[]): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(keys.map((key) => [key, (value as Record<string, unknown>)[key]]));
}

/** What must be the same: events, what was asked of providers and how it ended, and the audio that was heard. */
function essence({ events, truth }: Played) {
  return {
    // Independent parts of a session run side by side: the order of their events is not given.
    events: events.toSorted(),
    agentStates: events.filter((event) => event.startsWith("agent_state_changed")),
    requests: truth.requests
      .map(({ kind, failed, cancelled, outputTokens, characters }) =>
        [kind, failed, cancelled, outputTokens, characters].join(" "),
      )
      .toSorted(),
    heardMs: truth.played.map(({ playedMs }) => Math.round(playedMs / 100)),
  };
}

describe.each([toolsInParallel, llmRefused, llmFallbackFailing])("the call $name", (scenario) => {
  it("is the same to its host, observed or not, when every callback or every sink of ours throws", async () => {
    const [alone, well] = await Promise.all([play(scenario, "not at all"), play(scenario, "by code that works")]);
    expect(alone.events.length).toBeGreaterThan(10);
    expect(well.problems).toEqual([]);
    const callbacks = await play(scenario, "by callbacks that throw");
    const sinks = await play(scenario, "by sinks that throw");
    for (const observed of [well, callbacks, sinks]) expect(essence(observed)).toEqual(essence(alone));
    // The sabotage reached them: each is told, without what the error said, and counted.
    for (const { problems } of [callbacks, sinks]) {
      const told = problems.filter(({ code }) => code.startsWith("guard_"));
      expect(told.map(({ code }) => code)).toContain("guard_intake.agent_state_changed_Error");
      expect(told.length).toBeGreaterThan(4);
    }
  });
});
