// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { wholeNumber } from "../figures/whole-number.js";
import { FollowedFiles } from "./followed-files.js";
import type { TailItem, TailOptions } from "./tail-item.js";
import { ToldFailure } from "./told-failure.js";
import { WakeUp } from "./wake-up.js";

/** Half of the second within which a record is to be seen, for file systems that don't tell. */
const pollMs = 500;
const allTypes = ["call", "turn", "workflow_run"] as const satisfies readonly TurnspanRecord["type"][];

/**
 * Follows the files of today and yesterday. What is not taken yet stays in the files: a slow reader costs no memory,
 * and misses nothing that is not deleted meanwhile.
 */
export async function* tailRecords(dir: string, options: TailOptions): AsyncGenerator<TailItem> {
  const { signal } = options;
  const last = wholeNumber("last", options.last ?? 0, 0, 10_000);
  const files = new FollowedFiles(dir, options.types ?? allTypes);
  const wakeUp = new WakeUp(dir);
  const failure = new ToldFailure(options);
  try {
    let before: TurnspanRecord[] | null = null;
    while (before === null && !signal?.aborted) {
      try {
        before = await files.start(last);
        failure.isOver();
      } catch (error) {
        failure.is(error);
        await wakeUp.wait(pollMs, signal);
      }
    }
    for (const record of before ?? []) {
      if (signal?.aborted) return;
      yield { kind: "record", record };
    }
    options.onCaughtUp?.();
    while (!signal?.aborted) {
      wakeUp.watch(files.newestFolder());
      let found = 0;
      try {
        for await (const item of files.readNew()) {
          if (signal?.aborted) return;
          found += 1;
          yield item;
        }
        failure.isOver();
      } catch (error) {
        failure.is(error);
        // Whatever came of the other files: what fails is not asked without a pause.
        found = 0;
      }
      if (found === 0) await wakeUp.wait(pollMs, signal);
    }
  } finally {
    wakeUp.close();
  }
}
