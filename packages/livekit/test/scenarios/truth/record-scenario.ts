// SPDX-License-Identifier: Apache-2.0
import { readRecord } from "@turnspan/records/readers";
import { type Scenario, type Truth, playScenario } from "@turnspan/scenario-kit";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Observation, observe } from "../../../src/index.js";
import { scriptedPrices } from "../parts/scripted-prices.js";
import type { Observed } from "./observed.js";

/** One scenario after it was played: what really happened, and what was recorded of it. */
export interface RecordedScenario {
  readonly truth: Truth;
  readonly observed: Observed;
  readonly problems: Observation["problems"];
}

/** Where a play of a scenario is recorded. */
export interface Place {
  /** For the records of all plays: a process has one such directory. */
  readonly dir: string;
  /** Tells this play from all others in the directory. */
  readonly playId: string;
  /** A file for the facts. */
  readonly recordFacts: string;
}

/** Plays a scenario under observation. Scenarios may run side by side: they are told apart by their plays' ids. */
export async function recordScenario(
  scenario: Scenario,
  { dir, playId, recordFacts }: Place,
): Promise<RecordedScenario> {
  let observation: Observation | null = null;
  const truth = await playScenario(scenario, {
    onSession: (session) => {
      observation = observe(session, {
        dir,
        agentName: scenario.agent.name,
        metadata: { play: playId },
        prices: scriptedPrices,
        recordFacts,
      });
    },
  });
  if (observation === null) throw new Error("the scenario made no session");
  const { problems, flush } = observation as Observation;
  await flush();
  return { truth, observed: readObserved(dir, playId), problems };
}

function readObserved(dir: string, playId: string): Observed {
  const days = readdirSync(dir).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
  const records = days
    .flatMap((day) => ["calls", "turns", "workflow_runs"].map((file) => join(dir, day, `${file}.jsonl`)))
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, "utf8").split("\n").map(readRecord))
    .flatMap((read) => {
      if (read.kind === "malformed") throw new Error(read.why);
      return read.kind === "record" ? [read.record] : [];
    });
  const runs = records
    .filter((record) => record.type === "workflow_run")
    .filter((run) => run.metadata?.["play"] === playId);
  const ids = new Set(runs.map((run) => run.conversation_id));
  const isOwn = (record: { readonly conversation_id: string | null }) => ids.has(record.conversation_id);
  return {
    calls: records.filter((record) => record.type === "call").filter(isOwn),
    turns: records
      .filter((record) => record.type === "turn")
      .filter(isOwn)
      .toSorted((one, other) => one.turn_index - other.turn_index),
    runs,
  };
}
