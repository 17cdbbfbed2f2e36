// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Exhibit } from "../exhibit.js";
import { type Verdict, checkScenario, joinVerdicts } from "./check-scenario.js";
import { type RecordedScenario, recordScenario } from "./record-scenario.js";

/** What came of one scenario. */
interface PlayedScenario {
  readonly verdict: Verdict;
  readonly recorded: RecordedScenario;
  readonly facts: string;
}

/** What came of one exhibit: its error if it could not be played to its end. */
export type Played =
  | { readonly kind: "played"; readonly verdict: Verdict; readonly members: readonly PlayedScenario[] }
  | { readonly kind: "failed"; readonly error: Error };

/**
 * Plays exhibits, some at once, each on sessions of its own in this process.
 *
 * @param dir Where the records of all plays of this process are.
 * @param round Tells these plays from others of the same exhibits.
 */
export async function playAll(
  exhibits: readonly Exhibit[],
  atOnce: number,
  dir: string,
  round = 1,
): Promise<ReadonlyMap<string, Played>> {
  const results = new Map<string, Played>();
  const waiting = [...exhibits];
  const work = async () => {
    for (let exhibit = waiting.shift(); exhibit !== undefined; exhibit = waiting.shift()) {
      results.set(exhibit.name, await play(exhibit, dir, round));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

async function play({ name, members, order }: Exhibit, dir: string, round: number): Promise<Played> {
  const playMember = (scenario: Scenario) => playScenario(scenario, dir, `${name}.${scenario.name}.${round}`);
  try {
    const played: PlayedScenario[] = [];
    if (order === "at once") played.push(...(await Promise.all(members.map(playMember))));
    else for (const scenario of members) played.push(await playMember(scenario));
    const [only] = played;
    const verdict =
      only !== undefined && played.length === 1
        ? only.verdict
        : joinVerdicts(played.map((one, index) => [members[index]?.name ?? "", one.verdict]));
    return { kind: "played", verdict, members: played };
  } catch (error) {
    return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}

async function playScenario(scenario: Scenario, dir: string, playId: string): Promise<PlayedScenario> {
  const recordFacts = join(dir, `${playId}.facts.jsonl`);
  const recorded = await recordScenario(scenario, { dir, playId, recordFacts });
  const verdict = checkScenario(scenario, recorded.truth, recorded.observed);
  return { verdict, recorded, facts: readFileSync(recordFacts, "utf8") };
}
