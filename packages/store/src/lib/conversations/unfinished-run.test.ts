// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { callRecord, turnRecord } from "../../../test/records.js";
import { unfinishedRun } from "./unfinished-run.js";

describe("unfinishedRun", () => {
  it("sums what the calls used, by kind where a kind has its own unit", () => {
    const summed = unfinishedRun(
      [],
      [
        callRecord({ kind: "llm", input_tokens: 100, output_tokens: 20, estimated_cost: 0.002 }),
        callRecord({ kind: "llm", input_tokens: 50, output_tokens: null, estimated_cost: null }),
        callRecord({ kind: "stt", audio_duration_ms: 2400, estimated_cost: 0.0002 }),
        callRecord({ kind: "tts", characters: 80, audio_duration_ms: 4000, actual_cost: 0.004, estimated_cost: 9 }),
      ],
    );
    expect(summed).toMatchObject({
      total_input_tokens: 150,
      total_output_tokens: 20,
      total_characters: 80,
      total_audio_ms: 2400,
      unpriced_calls: 1,
    });
    expect(summed.total_cost).toBe(0.0062);
    expect(summed.cost_by_kind).toEqual({ llm: 0.002, stt: 0.0002, tts: 0.004 });
  });

  it("leaves unknown what no call knew, instead of calling it 0", () => {
    const summed = unfinishedRun([], [callRecord({ kind: "llm", cancelled: true })]);
    expect(summed).toMatchObject({ total_input_tokens: null, total_cost: null, cost_by_kind: null, unpriced_calls: 1 });
  });

  it("counts turns, waits, interruptions and errors", () => {
    const turns = [
      turnRecord(1, { initiator: "agent", interrupted: true, interrupted_by: "agent" }),
      turnRecord(2, { e2e_ms: 800 }),
      turnRecord(3, {
        e2e_ms: 1200,
        interrupted: true,
        interrupted_by: "user",
        false_interruptions: 2,
        failedTools: 1,
      }),
    ];
    expect(unfinishedRun(turns, [callRecord({ success: false }), callRecord({})])).toMatchObject({
      turns: 3,
      turn_latency: { p50_ms: 1000, p95_ms: 1180, max_ms: 1200 },
      quality: { interruptions_by_user: 1, false_interruptions: 2, first_response_ms: 800 },
      errors: 2,
    });
  });
});
