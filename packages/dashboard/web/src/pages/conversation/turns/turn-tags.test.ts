// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { at, turnOf } from "../../../sample/made-records.js";
import { noWaitReason, turnTags } from "./turn-tags.js";

const words = (more: object, failedCalls = 0): string[] =>
  turnTags(turnOf(more), failedCalls).map(({ word, tone }) => `${tone}: ${word}`);

it("says nothing of a turn that went well", () => {
  expect(words({})).toEqual([]);
});

it("is red where harm was done, amber where it was made good", () => {
  expect(words({ interrupted: true, interrupted_by: "user" })).toEqual(["bad: interrupted"]);
  expect(words({}, 2)).toEqual(["warn: retried 2×"]);
  expect(words({ success: false }, 1)).toEqual(["bad: failed", "bad: request failed"]);
  expect(words({ false_interruptions: 1, budget_exceeded: true })).toEqual([
    "warn: false interruption",
    "warn: over budget",
  ]);
});

it("blames nobody for what the agent's code or the end of the session cut, nor for what nobody waited for", () => {
  expect(words({ interrupted: true, interrupted_by: "agent" })).toEqual(["plain: ended early"]);
  expect(words({ interrupted: true, interrupted_by: "close" })).toEqual(["plain: cut by the end"]);
  expect(words({ success: null })).toEqual(["plain: unanswered"]);
});

it("gives a reason for each wait that is not known", () => {
  expect(noWaitReason(turnOf({ latency: { e2e_ms: 3, segments: [] } }))).toBeUndefined();
  expect(noWaitReason(turnOf({ initiator: "agent" }))).toContain("nobody waited");
  expect(noWaitReason(turnOf({}))).toContain("never heard");
  expect(noWaitReason(turnOf({ agent_started_speaking_at: at(3) }))).toContain("stopped speaking");
});
