// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { sampleCall, sampleConversation, sampleRun, sampleTurn } from "../../../test/sample-conversation.js";
import type { TraceNode } from "./trace-node.js";
import { traceOf } from "./trace-of.js";

const names = (node: TraceNode): unknown => [node.name, ...node.children.map(names)];

describe("traceOf", () => {
  it("hangs turns under the conversation, and parts, calls and tools under their turn, by start", () => {
    const root = traceOf(sampleConversation());
    expect(names(root)).toMatchObject([
      "conversation",
      ["turn", ["text_to_speech sonic-3"], ["agent_speech"]],
      ["turn", ["user_speech"], ["speech_to_text nova-3"], ["end_of_turn"], ["chat gpt-4o-mini"], {}, ["agent_speech"]],
      [
        "turn",
        ["user_speech"],
        ["speech_to_text nova-3"],
        ["end_of_turn"],
        ["chat gpt-4o-mini"],
        ["execute_tool lookup_order"],
        ["chat gpt-4o-mini"],
        ["text_to_speech sonic-3"],
        ["agent_speech"],
      ],
      {},
    ]);
  });

  it("takes times from the records", () => {
    const { children, startMs, endMs } = traceOf(sampleConversation());
    expect([startMs, endMs]).toEqual([Date.UTC(2026, 10, 20, 14, 2, 11), Date.UTC(2026, 10, 20, 14, 2, 34, 400)]);
    const tool = children[2]?.children.find((child) => child.kind === "execute_tool");
    expect([tool && tool.startMs - startMs, tool?.endMs && tool.endMs - startMs]).toEqual([13_280, 14_190]);
  });

  it("hangs a call under a tool that made it", () => {
    const { turns, run } = sampleConversation();
    const call = sampleCall(3, 13_300, { kind: "embedding", model_id: null, parent_span_id: "00000000000000d3" });
    const tool = traceOf({ run, turns, calls: [call] }).children[2]?.children.find(
      (child) => child.kind === "execute_tool",
    );
    expect(tool?.children.map((child) => child.name)).toEqual(["embedding"]);
  });

  it("keeps a call whose parent is not there, under the conversation", () => {
    const orphan = sampleCall(9, 500, { parent_span_id: "ffffffffffffffff" });
    const own = sampleCall(null, 600, {});
    const selfish = sampleCall(9, 700, { span_id: "eeeeeeeeeeeeeeee", parent_span_id: "eeeeeeeeeeeeeeee" });
    const root = traceOf({ run: sampleRun(), turns: [], calls: [orphan, own, selfish] });
    expect(root.children.map((child) => child.record)).toEqual([orphan, own, selfish]);
  });

  it("leaves out parts of a turn whose times are not known", () => {
    const turn = sampleTurn(1, [0, 900], { spoke: [0, 500] }, {});
    const root = traceOf({ run: sampleRun(), turns: [turn], calls: [] });
    expect(root.children[0]?.children.map((child) => child.name)).toEqual(["user_speech"]);
  });

  it("does not know the end of a conversation that has none, nor of a request without a duration", () => {
    const run = sampleRun({ status: "running", completed_at: null });
    const root = traceOf({ run, turns: [], calls: [sampleCall(null, 0, {})] });
    expect([root.endMs, root.children[0]?.endMs]).toEqual([null, null]);
  });
});
