// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import type { Answer } from "./answer.js";
import { compareLatency } from "./compare-latency.js";
import { sampleTurn } from "./sample-records.js";

const answer: Answer = { title: "a question", speechEndedAtMs: 940, vadEndedAtMs: 1_000, firstFrameAtMs: 2_200 };

it("accepts a latency that the ear confirms", () => {
  expect(compareLatency([answer], [sampleTurn([500, 700])])).toEqual([]);
  expect(compareLatency([answer], [sampleTurn([500, 730])])).toEqual([]);
});

it("reports a latency that is more than 30 ms from what the ear heard", () => {
  expect(compareLatency([answer], [sampleTurn([500, 731])])).toEqual([
    "turn 1 (a question): e2e_ms is 1231, the caller heard the answer 1200 ms after the detector's end of speech",
  ]);
});

it("reports a detector that is more than 200 ms from the recording's end", () => {
  expect(compareLatency([{ ...answer, speechEndedAtMs: 799 }], [sampleTurn([500, 700])])).toEqual([
    "turn 1 (a question): e2e_ms is 1200, the caller heard the answer 1401 ms after the recording's end",
  ]);
});

it("reports segments that do not sum to the latency", () => {
  const turn = sampleTurn([500, 700]);
  const short = { ...turn, latency: { ...turn.latency, segments: turn.latency.segments.slice(1) } };
  expect(compareLatency([answer], [short])).toEqual([
    "turn 1 (a question): e2e_ms is 1200, but its segments sum to 700",
  ]);
});

it("reports a missing latency, and one that nobody heard", () => {
  const turn = sampleTurn([500, 700]);
  const unknown = { ...turn, latency: { ...turn.latency, e2e_ms: null } };
  expect(compareLatency([answer], [unknown])).toHaveLength(1);
  expect(compareLatency([{ ...answer, firstFrameAtMs: null }], [turn])).toHaveLength(1);
  expect(compareLatency([{ ...answer, firstFrameAtMs: null }], [unknown])).toEqual([]);
});

it("leaves the agent's own turns out and counts the user's", () => {
  expect(compareLatency([answer], [sampleTurn([], { initiator: "agent" }), sampleTurn([500, 700])])).toEqual([]);
  expect(compareLatency([answer, answer], [sampleTurn([500, 700])])).toEqual([
    "turns: the caller spoke 2 times, the records have 1 user turns",
  ]);
});
