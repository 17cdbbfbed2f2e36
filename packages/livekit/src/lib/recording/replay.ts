// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { type Recorder, newRecorder, record } from "../measures/recorder.js";
import type { Fact } from "../turns/fact.js";

/**
 * Makes the records again that a recording led to, byte for byte the same: ids are drawn from the seed in its first fact,
 * and time comes from the facts.
 *
 * @param facts A recording made with `observe(session, { recordFacts })`, in its order.
 */
export function replay(facts: Iterable<Fact>): TurnspanRecord[] {
  const all: TurnspanRecord[] = [];
  let recorder: Recorder = newRecorder;
  for (const fact of facts) {
    // A session that is started again is another conversation.
    const [next, records] = record(fact.type === "conversation_started" ? newRecorder : recorder, fact);
    recorder = next;
    all.push(...records);
  }
  return all;
}
