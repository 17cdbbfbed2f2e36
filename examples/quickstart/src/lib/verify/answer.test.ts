// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { answersTo } from "./answer.js";

const spoken = [
  { title: "first", startedAtMs: 1_000, speechEndedAtMs: 2_000 },
  { title: "barge-in", startedAtMs: 4_000, speechEndedAtMs: 5_500 },
];
const segment = (startedAtMs: number) => ({
  startedAtMs,
  endedAtMs: startedAtMs + 900,
  soundEndedAtMs: null,
  sounds: [],
  talkedMs: 900,
  playedMs: 900,
  interrupted: false,
});

it("takes the first audio after the speech, not the answer that the speech cut", () => {
  const ends = [
    { placedAtMs: 2_040, reportedAtMs: 2_300 },
    { placedAtMs: 5_540, reportedAtMs: 5_800 },
  ];
  expect(answersTo(spoken, ends, [segment(3_000), segment(6_500)])).toEqual([
    { title: "first", speechEndedAtMs: 2_000, vadEndedAtMs: 2_040, firstFrameAtMs: 3_000 },
    { title: "barge-in", speechEndedAtMs: 5_500, vadEndedAtMs: 5_540, firstFrameAtMs: 6_500 },
  ]);
});

it("takes the last end of speech before the answer where the detector heard a pause", () => {
  const ends = [
    { placedAtMs: 1_400, reportedAtMs: 1_660 },
    { placedAtMs: 2_040, reportedAtMs: 2_300 },
  ];
  expect(answersTo(spoken.slice(0, 1), ends, [segment(3_000)])[0]?.vadEndedAtMs).toBe(2_040);
});

it("finds no answer where the caller spoke again first", () => {
  expect(answersTo(spoken, [], [segment(6_500)])[0]).toEqual({
    title: "first",
    speechEndedAtMs: 2_000,
    vadEndedAtMs: null,
    firstFrameAtMs: null,
  });
});
