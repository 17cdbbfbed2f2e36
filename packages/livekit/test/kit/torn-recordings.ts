// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseFacts } from "../../src/lib/recording/parse-facts.js";
import type { Fact } from "../../src/lib/turns/fact.js";
import { startAt } from "./facts.js";

/** Recordings in which much happens: attempts thrown away, tools, takeovers, cuts, pauses, realtime models. */
const names = [
  "preemptive-invalidated",
  "preemptive-fallback",
  "preemptive-backchannel",
  "tools-in-parallel",
  "barge-in-during-generation",
  "barge-in-during-tool",
  "llm-fallback-recovery",
  "tts-fallback",
  "stt-fallback-recovery",
  "cough",
  "agent-task",
  "realtime-tools",
  "realtime-barge-in",
  "realtime-handoff",
  "turn-detector-by-ear",
];

/** What LiveKit told in one of them, from the start to the close, without either; its times begin at {@link startAt}. */
const conversations: readonly (readonly Fact[])[] = names.map((name) => {
  const path = fileURLToPath(new URL(`../../recordings/${name}.facts.jsonl`, import.meta.url));
  const facts = parseFacts(readFileSync(path, "utf8"));
  const [start] = facts;
  if (start === undefined) throw new Error(`the recording ${name} is empty`);
  return facts
    .filter(({ type }) => type !== "conversation_started" && type !== "session_closed")
    .map((one) => moved(one, startAt - start.at));
});

/** A fact as if it had come so much later. */
function moved(fact: Fact, byMs: number): Fact {
  return JSON.parse(JSON.stringify(fact), (key, value: unknown) =>
    typeof value === "number" && /^at$|At$/.test(key) ? value + byMs : value,
  ) as Fact;
}

/** Facts of one of them, some lost, reordered and repeated. */
export const tornRecording: fc.Arbitrary<readonly Fact[]> = fc
  .constantFrom(...conversations)
  .chain((facts) =>
    fc
      .tuple(
        fc.oneof(fc.shuffledSubarray([...facts], { minLength: 10 }), fc.subarray([...facts], { minLength: 10 })),
        fc.array(fc.nat(facts.length - 1), { maxLength: 6 }),
      )
      .map(([kept, repeated]) => [...kept, ...repeated.flatMap((index) => kept[index] ?? [])]),
  );
