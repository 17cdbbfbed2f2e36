// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, runOf, turnOf } from "../../../sample/made-records.js";
import { timelineOf } from "./timeline.js";

const run = runOf({ completed_at: at(30_000) });

const cut = turnOf({
  turn_index: 2,
  started_at: at(5000),
  ended_at: at(12_000),
  user_started_speaking_at: at(5000),
  user_stopped_speaking_at: at(7000),
  agent_started_speaking_at: at(7842),
  agent_stopped_speaking_at: at(11_000),
  latency: { e2e_ms: 842, segments: [{ name: "llm_ttft", ms: 842 }] },
  interrupted: true,
  interrupted_by: "user",
  barge_in_stop_ms: 180,
  tools: [
    {
      name: "lookup_order",
      call_id: "t",
      span_id: "00000000000000d3",
      started_at: at(7100),
      duration_ms: 600,
      success: true,
    },
  ],
});

describe("timelineOf", () => {
  // caller 5.0 ▇▇▇▇ 7.0   wait 7.0 ─ 7.842   agent 7.842 ▇▇▇▇▇▇ 11.0   barge-in at 10.82, tool 7.1 ▇ 7.7
  it("places who spoke, what was waited for and what ran, since the beginning", () => {
    const { pieces, marks, lengthMs } = timelineOf(run, [cut]);
    expect(pieces.map(({ kind, startMs, endMs }) => [kind, startMs, endMs])).toEqual([
      ["caller", 5000, 7000],
      ["wait", 7000, 7842],
      ["tool", 7100, 7700],
      ["agent", 7842, 11_000],
    ]);
    expect(marks).toMatchObject([{ kind: "barge-in", tone: "bad", atMs: 10_820, turnIndex: 2 }]);
    expect(lengthMs).toBe(30_000);
  });

  it("leaves out what has no time, and draws what has no end to the turn's", () => {
    const { pieces } = timelineOf(run, [
      turnOf({ started_at: at(1000), ended_at: at(4000), user_started_speaking_at: at(1000), success: null }),
    ]);
    expect(pieces).toMatchObject([{ kind: "caller", startMs: 1000, endMs: 4000, open: true }]);
    expect(pieces[0]?.text).toBe("Caller from 0:01.0; until when is not recorded");
  });

  it("says of a failure when it was, or that it is not known, and of which turn, or of none", () => {
    const failure = { kind: "llm", timestamp: at(6000), latency_ms: null, error_type: null, turn_index: null };
    const { marks } = timelineOf(run, [], [failure, { ...failure, latency_ms: 0, turn_index: 1 }]);
    expect(marks.map(({ atMs, turnIndex, text }) => [atMs, turnIndex, text])).toEqual([
      [6000, null, "llm request failed; when exactly is not recorded, it began here"],
      [6000, 1, "llm request failed"],
    ]);
  });

  it("says that it is not known when a barge-in began", () => {
    const [mark] = timelineOf(run, [{ ...cut, barge_in_stop_ms: null }]).marks;
    expect(mark).toMatchObject({ atMs: 11_000, text: "Barge-in, the agent stopped; when exactly is not recorded" });
  });

  it("counts from the first turn where that began before the run", () => {
    const early = turnOf({
      started_at: at(-400),
      user_started_speaking_at: at(-400),
      user_stopped_speaking_at: at(100),
    });
    expect(timelineOf(run, [early]).pieces[0]).toMatchObject({ startMs: 0, endMs: 500 });
  });

  it("marks a failed request amber where the turn was answered, red where it was not", () => {
    const failure = { kind: "llm", timestamp: at(6000), latency_ms: 900, error_type: "timeout" };
    const failed = turnOf({ turn_index: 3, success: false, error_type: "timeout", ended_at: at(9000) });
    const { marks } = timelineOf(
      run,
      [cut, failed],
      [
        { ...failure, turn_index: 2 },
        { ...failure, turn_index: 3 },
      ],
    );
    const errors = marks.filter((mark) => mark.kind === "error");
    expect(errors.map(({ atMs, turnIndex, tone }) => [atMs, turnIndex, tone])).toEqual([
      [6900, 2, "warn"],
      [6900, 3, "bad"],
      [9000, 3, "bad"],
    ]);
  });

  it("has a length even of nothing", () => {
    expect(timelineOf(runOf({ status: "running" }), []).lengthMs).toBe(1);
  });
});
