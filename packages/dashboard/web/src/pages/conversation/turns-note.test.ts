// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { turnOf } from "../../sample/made-records.js";
import { turnsNote } from "./turns-note.js";

it("says who began the turns, and nothing of turns that are not there", () => {
  const [byCaller, byAgent] = [turnOf({ initiator: "user" }), turnOf({ initiator: "agent" })];
  expect(turnsNote([], 0)).toBe("none has ended");
  expect(turnsNote([], 3)).toBe("3 not recorded");
  expect(turnsNote([byCaller], 3)).toBe("2 not recorded");
  expect(turnsNote([byCaller], 1)).toBe("all begun by the caller");
  expect(turnsNote([byCaller, byAgent], 2)).toBe("1 begun by the agent");
});
