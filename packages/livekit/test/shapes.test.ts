// SPDX-License-Identifier: Apache-2.0
import { runInThisContext } from "node:vm";
import { setFlagsFromString } from "node:v8";
import { describe, expect, it } from "vitest";
import { newRecorder, record } from "../src/lib/measures/recorder.js";
import { recordedFacts, recordingNames } from "./scenarios/golden/recording-files.js";

setFlagsFromString("--allow-natives-syntax");
const haveSameShape = runInThisContext("(one, other) => %HaveSameMap(one, other)") as (
  one: object,
  other: object,
) => boolean;

/** What the reducer reads with each fact. Beyond four shapes of one kind, V8 looks every property up anew. */
const kinds = ["conversation", "turn", "speech", "user", "agent", "totals"] as const;
/** The first of a kind may be made elsewhere, and a number that is no small one changes the shape once. */
const shapesMost = 3;

describe("what the reducer keeps", () => {
  it("has few shapes, whatever happens in a call", () => {
    const seen = new Map<string, object[]>(kinds.map((kind) => [kind, []]));
    const look = (kind: (typeof kinds)[number], value: object) => {
      const shapes = seen.get(kind) ?? [];
      if (!shapes.some((shape) => haveSameShape(shape, value))) shapes.push(value);
    };
    for (const name of recordingNames()) {
      let recorder = newRecorder();
      for (const fact of recordedFacts(name)) {
        [recorder] = record(fact.type === "conversation_started" ? newRecorder() : recorder, fact);
        look("conversation", recorder.conversation);
        look("totals", recorder.totals);
        for (const turn of recorder.conversation.turns) {
          look("turn", turn);
          look("user", turn.user);
          look("agent", turn.agent);
          for (const speech of turn.speeches) look("speech", speech);
        }
      }
    }
    for (const kind of kinds) {
      const count = seen.get(kind)?.length ?? 0;
      expect(count, `${kind}s have ${count} shapes; see src/lib/turns/copies.ts`).toBeGreaterThan(0);
      expect(count, `${kind}s have ${count} shapes; see src/lib/turns/copies.ts`).toBeLessThanOrEqual(shapesMost);
    }
  });
});
