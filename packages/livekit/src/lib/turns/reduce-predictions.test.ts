// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const predictionsOf = (facts: ReturnType<typeof fact>[]) =>
  only(play([...userTurn(0, "s1").slice(0, 4), ...facts, fact(9000, "session_closed")]).records, "call").filter(
    ({ kind }) => kind === "turn_detector",
  );

it("counts a prediction that is given twice once", () => {
  const made = { endedAt: at(1300), durationMs: 40 };
  const calls = predictionsOf([fact(1300, "prediction_made", made), fact(1302, "prediction_made", made)]);
  expect(calls).toMatchObject([{ timestamp: new Date(at(1260)).toISOString(), latency_ms: 40, turn_index: 1 }]);
});

it("counts two of the same length that were made one after the other", () => {
  const calls = predictionsOf([
    fact(1300, "prediction_made", { endedAt: at(1300) }),
    fact(1350, "prediction_made", { endedAt: at(1350) }),
  ]);
  expect(calls).toHaveLength(2);
});
