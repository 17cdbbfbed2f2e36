// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { callOf, runOf, turnOf } from "../../sample/made-records.js";
import { isShown, isTrouble } from "./feed-filter.js";

it("shows what fits every key of the address", () => {
  const call = callOf({ agent_name: "shop", provider: "openai", model_id: "gpt-4o" });
  expect(isShown(call, {})).toBe(true);
  expect(isShown(call, { what: "call", agent: "shop", q: "GPT" })).toBe(true);
  expect(isShown(call, { what: "turn" })).toBe(false);
  expect(isShown(call, { agent: "booking" })).toBe(false);
  expect(isShown(call, { q: "claude" })).toBe(false);
});

it("finds a conversation by its room and a turn by what was said", () => {
  expect(isShown(runOf({ room_name: "sip-4401" }), { q: "4401" })).toBe(true);
  expect(isShown(turnOf({ user_text: "Where is my order?" }), { q: "order" })).toBe(true);
});

it("takes for trouble what failed and what the caller cut", () => {
  expect(
    [callOf({ success: false }), turnOf({ interrupted: true, interrupted_by: "user" }), runOf({ errors: 1 })].map(
      isTrouble,
    ),
  ).toEqual([true, true, true]);
  expect(
    [callOf({}), turnOf({ success: null }), runOf({}), turnOf({ interrupted: true, interrupted_by: "agent" })].map(
      isTrouble,
    ),
  ).toEqual([false, false, false, false]);
});
