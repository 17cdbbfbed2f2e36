// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fact, play } from "../../../test/kit/facts.js";
import type { Fact } from "../turns/fact.js";
import { parseFacts } from "./parse-facts.js";

const first = JSON.stringify(fact(0, "clock_ticked"));

describe("a recording", () => {
  it("is read line by line, blank ones left out", () => {
    expect(parseFacts(`${first}\n\n${first}\n`)).toHaveLength(2);
  });

  it.each([
    ["{", "line 2 of the recording is not JSON"],
    ['"text"', "line 2 of the recording is no fact: it has no type and time"],
    ['{"at":1}', "line 2 of the recording is no fact: it has no type and time"],
    [
      '{"type":"agent_sang","at":1}',
      'line 2 of the recording is a fact of type "agent_sang", which this version of @turnspan/livekit does not know: ' +
        "replay it with the version that recorded it, or a later one",
    ],
    ['{"type":"toString","at":1}', "which this version of @turnspan/livekit does not know"],
  ])("whose second line is %s is refused", (line, why) => {
    expect(() => parseFacts(`${first}\n${line}`)).toThrow(why);
  });
});

it("a fact of a type that is not known changes nothing", () => {
  const later = { type: "agent_sang", at: 1 } as unknown as Fact;
  const { recorder, records } = play([fact(10, "user_state_changed"), later]);
  expect(records).toHaveLength(1);
  expect(recorder.conversation.userSpeaking).toBe(true);
});
