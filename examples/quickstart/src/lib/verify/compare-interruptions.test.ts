// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { compareInterruptions } from "./compare-interruptions.js";
import { sampleTurn } from "./sample-records.js";

const played = {
  startedAtMs: 0,
  endedAtMs: 900,
  soundEndedAtMs: 900,
  sounds: [],
  talkedMs: 900,
  playedMs: 900,
  interrupted: true,
};

it("compares how many answers were cut with how many turns say so", () => {
  expect(compareInterruptions([played], [sampleTurn([800], { interrupted: true })])).toEqual([]);
  expect(compareInterruptions([played], [sampleTurn([800])])).toEqual([
    "interruptions: the caller cut 1 answers, the records say 0",
  ]);
});
