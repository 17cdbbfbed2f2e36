// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Verdict, checkScenario } from "./check-scenario.js";
import { type RecordedScenario, recordScenario } from "./record-scenario.js";

/** What came of one scenario: its error if it could not be played to its end. */
export type Played =
  | { readonly kind: "played"; readonly verdict: Verdict; readonly recorded: RecordedScenario; readonly facts: string }
  | { readonly kind: "failed"; readonly error: Error };

/** Plays scenarios, some at once, each on a session of its own in this process. */
export async function playAll(
  scenarios: readonly Scenario[],
  atOnce: number,
  dir: string,
): Promise<ReadonlyMap<string, Played>> {
  const results = new Map<string, Played>();
  const waiting = [...scenarios];
  const work = async () => {
    for (let scenario = waiting.shift(); scenario !== undefined; scenario = waiting.shift()) {
      results.set(scenario.name, await play(scenario, dir));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

async function play(scenario: Scenario, dir: string): Promise<Played> {
  const recordFacts = join(dir, `${scenario.name}.facts.jsonl`);
  try {
    const recorded = await recordScenario(scenario, dir, recordFacts);
    const verdict = checkScenario(scenario, recorded.truth, recorded.observed);
    return { kind: "played", verdict, recorded, facts: readFileSync(recordFacts, "utf8") };
  } catch (error) {
    return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}
