// SPDX-License-Identifier: Apache-2.0
import type { Exhibit } from "../exhibit.js";
import { agrees, disagreementsOf } from "./check-scenario.js";
import { type Played, playAll } from "./play-all.js";

/** What came of an exhibit that may have been played twice. */
export interface Outcome {
  readonly exhibit: Exhibit;
  /** Of the last play, which counts. */
  readonly result: Played;
  /** Why the first play did not count: how records and truth disagreed. Null if it counts. */
  readonly firstDisagreed: readonly string[] | null;
}

// Four sessions in real time leave two processors mostly idle.
const atOnce = 4;

/**
 * Plays exhibits: single scenarios side by side, the others alone. A busy machine can spoil a measurement in real time, so
 * what disagrees is played once more, alone; what is wrong is wrong twice.
 */
export async function playTwice(exhibits: readonly Exhibit[], dir: string): Promise<readonly Outcome[]> {
  const isSingle = ({ members }: Exhibit) => members.length === 1;
  const first = new Map([
    ...(await playAll(exhibits.filter(isSingle), atOnce, dir)),
    ...(await playAll(
      exhibits.filter((exhibit) => !isSingle(exhibit)),
      1,
      dir,
    )),
  ]);
  const again = exhibits.filter(({ name }) => faultsOf(first.get(name)).length > 0);
  const second = await playAll(again, 1, dir, 2);
  return exhibits.map((exhibit) => {
    const faults = faultsOf(first.get(exhibit.name));
    const result = second.get(exhibit.name) ?? first.get(exhibit.name);
    if (result === undefined) throw new Error(`${exhibit.name} was not played`);
    return { exhibit, result, firstDisagreed: faults.length > 0 ? faults : null };
  });
}

/** How records and truth disagree, or why they could not be compared. */
export function faultsOf(played: Played | undefined): readonly string[] {
  if (played === undefined) return ["it was not played"];
  if (played.kind === "failed") return [played.error.message];
  return agrees(played.verdict) ? [] : disagreementsOf(played.verdict);
}
