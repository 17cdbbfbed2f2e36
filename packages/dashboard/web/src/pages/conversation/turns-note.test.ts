// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { turnOf } from "../../sample/made-records.js";
import { turnsNote } from "./turns-note.js";

it("says who began the turns, and nothing of turns that are not there", () => {
  expect(turnsNote([])).toBe("none is recorded");
  expect(turnsNote([turnOf({ initiator: "user" })])).toBe("all begun by the caller");
  expect(turnsNote([turnOf({ initiator: "user" }), turnOf({ initiator: "agent" })])).toBe("1 begun by the agent");
});
