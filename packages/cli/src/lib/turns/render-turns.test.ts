// SPDX-License-Identifier: Apache-2.0
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { sampleConversation, sampleTurn } from "../../../test/sample-conversation.js";
import { renderTurns } from "./render-turns.js";

const sample = sampleConversation();

describe("renderTurns", () => {
  it("draws a line for each turn, with unknown figures as dashes", () => {
    expect(`\n${renderTurns(sample, { width: 140 })}`).toMatchInlineSnapshot(`
      "
      turn  who        EOU    TTFT    TTFB     e2e  residual  tok in  out  chars  tools                notes
         1  agent        –       –       –       –         –       –    –     49
         2  caller  370 ms  310 ms  120 ms  842 ms     10 ms     812   31     88
         3  caller  380 ms  340 ms  130 ms  2.11 s     18 ms   1,773   56    121  lookup_order 910 ms
         4  caller  340 ms  290 ms       –  2.20 s     72 ms     958   61    203                       interrupted after 1.70 s, 1 failed call"
    `);
  });

  it("puts tools and notes on lines of their own where the width is short", () => {
    expect(`\n${renderTurns(sample, { width: 80 })}`).toMatchInlineSnapshot(`
      "
      turn  who        EOU    TTFT    TTFB     e2e  residual  tok in  out  chars
         1  agent        –       –       –       –         –       –    –     49
         2  caller  370 ms  310 ms  120 ms  842 ms     10 ms     812   31     88
         3  caller  380 ms  340 ms  130 ms  2.11 s     18 ms   1,773   56    121
            lookup_order 910 ms
         4  caller  340 ms  290 ms       –  2.20 s     72 ms     958   61    203
            interrupted after 1.70 s, 1 failed call"
    `);
  });

  it("names failed tools, failed turns and discarded requests", () => {
    const tool = { call_id: "t", speech_id: null, span_id: "00000000000000d1", started_at: "2026-11-20T14:02:12.000Z" };
    const turn = sampleTurn(
      1,
      [0, 900],
      {},
      {},
      {
        success: false,
        error_type: "APIConnectionError",
        false_interruptions: 1,
        interrupted: true,
        interrupted_by: "agent",
        tools: [
          { ...tool, name: "refund", duration_ms: 20, success: false, error_type: "Error" },
          { ...tool, name: "wait", duration_ms: null, success: null, error_type: null },
        ],
      },
    );
    const drawn = renderTurns({ turns: [turn], calls: [] }, { width: 160 });
    expect(drawn).toContain("refund 20 ms failed, wait never returned");
    expect(drawn).toContain("failed: APIConnectionError, ended early by the agent, 1 false interruption");
  });

  it("colours only when asked, without changing the text", () => {
    const colored = renderTurns(sample, { width: 140, color: true });
    const lines = stripVTControlCharacters(colored)
      .split("\n")
      .map((line) => line.trimEnd());
    expect(colored).toContain("\u001b");
    expect(lines.join("\n")).toBe(renderTurns(sample, { width: 140 }));
  });

  it("says so when no turn has ended", () => {
    expect(renderTurns({ turns: [], calls: [] })).toBe("No turn has ended.");
  });
});
