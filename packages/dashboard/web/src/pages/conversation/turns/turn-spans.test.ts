// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { at, callOf, turnOf } from "../../../sample/made-records.js";
import { spansOfTurn } from "./turn-spans.js";

const turn = turnOf({
  started_at: at(1000),
  ended_at: at(6000),
  user_started_speaking_at: at(1000),
  user_stopped_speaking_at: at(2000),
  agent_started_speaking_at: at(2800),
  agent_stopped_speaking_at: at(6000),
  latency: { e2e_ms: 800, segments: [] },
  tools: [{ name: "lookup", call_id: "t1", span_id: "00000000000000d3", started_at: at(2300) }],
});

it("lays the work of a turn on the turn's own clock", () => {
  const work = spansOfTurn(turn, [
    callOf({ call_id: "b", timestamp: at(2200), ttft_ms: 300, latency_ms: 700 }),
    callOf({ call_id: "a", kind: "stt", timestamp: at(1000), latency_ms: 1300 }),
  ]);
  expect(work.spans.map(({ kind, startMs, endMs }) => [kind, startMs, endMs])).toEqual([
    ["caller", 0, 1000],
    ["call", 0, 1300],
    ["call", 1200, 1900],
    ["tool", 1300, null],
    ["agent", 1800, 5000],
  ]);
  expect(work.spans[2]).toMatchObject({ firstMs: 1500 });
  expect([work.fromMs, work.toMs, work.wait]).toEqual([0, 5000, { fromMs: 1000, toMs: 1800 }]);
});

it("begins with a request made before the turn, and ends with one that outlasts it", () => {
  const work = spansOfTurn(turn, [callOf({ timestamp: at(700), latency_ms: 9000 })]);
  expect([work.fromMs, work.toMs]).toEqual([-300, 8700]);
});

it("has no wait where nobody waited", () => {
  expect(spansOfTurn(turnOf({ initiator: "agent" }), []).wait).toBeNull();
});
