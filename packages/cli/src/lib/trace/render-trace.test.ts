// SPDX-License-Identifier: Apache-2.0
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { sampleCall, sampleConversation, sampleRun } from "../../../test/sample-conversation.js";
import { renderTrace } from "./render-trace.js";

const sample = sampleConversation();
const oneTurn = {
  ...sample,
  turns: sample.turns.slice(2, 3),
  calls: sample.calls.filter((call) => call.turn_index === 3),
};

describe("renderTrace", () => {
  it("draws offsets and durations right aligned, bars to scale and what was used", () => {
    expect(`\n${renderTrace(oneTurn, { width: 120 })}`).toMatchInlineSnapshot(`
      "
      span                                start  duration  to scale: turns, and within each turn
      conversation                         0 ms   23.40 s  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  4 turns, $0.004173
      └─ turn 3                         10.90 s    6.20 s                   ╺━━━━━━━━━━            waited 2.11 s
         ├─ user_speech                 10.90 s    1.70 s  ━━━━━━━━━━╸
         ├─ speech_to_text nova-3       10.90 s    1.81 s  ━━━━━━━━━━━                             1.81 s audio
         ├─ end_of_turn                 12.60 s    380 ms            ╺━╸
         ├─ chat gpt-4o-mini            12.99 s    412 ms               ━━╸                        871 in, 12 out, TTFT 290 ms
         ├─ execute_tool lookup_order   13.28 s    910 ms                ╺━━━━━
         ├─ chat gpt-4o-mini            14.20 s    690 ms                      ━━━━╸               902 in, 44 out, TTFT 340 ms
         ├─ text_to_speech sonic-3      14.56 s    530 ms                        ╺━━╸              121 characters, TTFB 130 ms
         └─ agent_speech                14.71 s    2.39 s                         ╺━━━━━━━━━━━━━━"
    `);
  });

  it("leaves out the details where a bar would not fit beside them", () => {
    expect(`\n${renderTrace(sample, { width: 80 })}`).toMatchInlineSnapshot(`
      "
      span                                start  duration
      conversation                         0 ms   23.40 s  ━━━━━━━━━━━━━━
      ├─ turn 1                           20 ms    3.58 s  ━━
      │  ├─ text_to_speech sonic-3        30 ms    540 ms  ━━
      │  └─ agent_speech                 190 ms    3.41 s  ╺━━━━━━━━━━━━━
      ├─ turn 2                          4.40 s    5.60 s    ╺━━━
      │  ├─ user_speech                  4.40 s    2.10 s  ━━━━━╸
      │  ├─ speech_to_text nova-3        4.40 s    2.24 s  ━━━━━╸
      │  ├─ end_of_turn                  6.50 s    370 ms       ╺
      │  ├─ chat gpt-4o-mini             6.88 s    512 ms        ━╸
      │  ├─ text_to_speech sonic-3       7.20 s    520 ms         ━╸
      │  └─ agent_speech                 7.34 s    2.66 s         ╺━━━━━━
      ├─ turn 3                         10.90 s    6.20 s        ╺━━━
      │  ├─ user_speech                 10.90 s    1.70 s  ━━━━
      │  ├─ speech_to_text nova-3       10.90 s    1.81 s  ━━━━
      │  ├─ end_of_turn                 12.60 s    380 ms      ╸
      │  ├─ chat gpt-4o-mini            12.99 s    412 ms      ╺╸
      │  ├─ execute_tool lookup_order   13.28 s    910 ms       ╺━╸
      │  ├─ chat gpt-4o-mini            14.20 s    690 ms         ╺━
      │  ├─ text_to_speech sonic-3      14.56 s    530 ms          ╺╸
      │  └─ agent_speech                14.71 s    2.39 s          ╺━━━━━
      └─ turn 4                         17.90 s    5.40 s            ╺━━━  interrupted
         ├─ user_speech                 17.90 s    1.50 s  ━━━━
         ├─ speech_to_text nova-3       17.90 s    1.62 s  ━━━━
         ├─ end_of_turn                 19.40 s    340 ms      ━
         ├─ chat gpt-4o-mini            19.75 s    1.00 s       ━━╸        failed
         ├─ chat gpt-4o-mini            20.85 s    1.40 s         ╺━━━╸
         ├─ text_to_speech sonic-3      21.30 s    1.80 s           ━━━━╸  cut short
         └─ agent_speech                21.60 s    1.70 s           ╺━━━━

      bars to scale: turns, and within each turn"
    `);
  });

  it("stays within the width, whatever the width is", () => {
    for (let width = 40; width <= 200; width += 1) {
      const widest = Math.max(
        ...renderTrace(sample, { width })
          .split("\n")
          .map((line) => line.length),
      );
      expect(widest, `at ${width}`).toBeLessThanOrEqual(width);
    }
  });

  it("colours only when asked, without changing the text", () => {
    const plain = renderTrace(sample, { width: 120 });
    const colored = renderTrace(sample, { width: 120, color: true });
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect(colored).not.toBe(plain);
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  it("draws a conversation in which nothing has happened yet", () => {
    const run = sampleRun({ status: "running", completed_at: null, turns: 0 });
    const lines = renderTrace({ run, turns: [], calls: [] }).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^conversation +0 ms +– .*running/);
  });

  it("lets no escape sequence out of a name", () => {
    const call = sampleCall(null, 0, { model_id: "gpt\u001b[31m\nx" });
    const drawn = renderTrace({ run: sampleRun(), turns: [], calls: [call] });
    expect(drawn).not.toContain("\u001b");
    expect(drawn.split("\n")).toHaveLength(3);
  });
});
