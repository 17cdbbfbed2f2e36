// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const iso = (ms: number) => new Date(at(ms)).toISOString();
const close = (ms: number) => fact(ms, "session_closed");

describe("a session that closes", () => {
  it("ends the turn under way and lets no call of an attempt go unwritten", () => {
    const { records } = play([
      fact(60, "user_state_changed", { state: "speaking" }),
      fact(900, "speech_created", { speechId: "early" }),
      fact(1200, "llm_used", { speechId: "early" }),
      close(1300),
    ]);
    expect(only(records, "call")).toMatchObject([{ speech_id: "early", discarded: true, turn_index: 1 }]);
    expect(only(records, "turn")).toMatchObject([{ committed_at: null, ended_at: iso(1200) }]);
    expect(only(records, "workflow_run").map((run) => run.status)).toEqual(["running", "completed"]);
  });

  it("sums up what its records say", () => {
    const { records } = play([...userTurn(0, "s1"), ...userTurn(8000, "s2"), close(20_000)]);
    expect(only(records, "workflow_run").at(-1)).toMatchObject({
      total_duration_ms: 20_000,
      turns: 2,
      total_input_tokens: 200,
      total_output_tokens: 20,
      total_characters: 60,
      total_audio_ms: 3000,
      turn_latency: { p50_ms: 850, p95_ms: 850, max_ms: 850 },
      quality: {
        // From state changes, which come 60 ms and 260 ms late.
        user_talk_ms: 2400,
        agent_talk_ms: 4000,
        silence_ms: 13_600,
        talk_ratio: 0.6,
        longest_monologue_ms: 2000,
        first_response_ms: 850,
      },
      success: true,
    });
  });

  it("by an error has failed", () => {
    const { records } = play([fact(10, "session_closed", { reason: "error", errorType: "APIError" })]);
    expect(only(records, "workflow_run").at(-1)).toMatchObject({
      status: "failed",
      success: false,
      error_type: "APIError",
    });
  });

  it("still takes a report that comes late, under the turn that it belongs to", () => {
    const { records } = play([...userTurn(0, "s1"), close(9000), fact(9100, "llm_used", { requestId: "late" })]);
    const turn = only(records, "turn")[0];
    expect(only(records, "call").at(-1)).toMatchObject({ turn_id: turn?.turn_id, parent_span_id: turn?.span_id });
  });

  it("leaves open whether a turn that nobody heard an answer to would have succeeded", () => {
    const outcome = (...facts: ReturnType<typeof fact>[]) =>
      only(play([...facts, close(9000)]).records, "turn").map((turn) => [turn.success, turn.error_type]);
    const asked = userTurn(0, "s1").slice(0, 8);
    expect(outcome(...userTurn(0, "s1").slice(0, 4))).toEqual([[null, null]]);
    expect(outcome(...asked)).toEqual([[null, null]]);
    expect(outcome(...asked, fact(1700, "speech_interrupted", { isClosing: true }), fact(1700, "speech_done"))).toEqual(
      [[null, null]],
    );
    expect(outcome(...asked, fact(1700, "provider_failed", { recoverable: false }))).toEqual([
      [false, "APIConnectionError"],
    ]);
    // An answer that is all silence, as of a tool that wants none, is one.
    expect(outcome(...asked, fact(1700, "speech_done"))).toEqual([[true, null]]);
    expect(outcome(...userTurn(0, "s1"))).toEqual([[true, null]]);
  });
});
