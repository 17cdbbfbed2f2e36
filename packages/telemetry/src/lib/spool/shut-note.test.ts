// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { thisHolder } from "./holder.js";
import { formatShutNote, parseShutNote } from "./shut-note.js";

describe("a shut note", () => {
  it("says in its name all there is to know", () => {
    const note = {
      signal: "spans",
      untilMs: 1_763_700_060_000,
      hold: { holder: thisHolder(), sinceMs: 1_763_700_000_000 },
    } as const;
    expect(parseShutNote(formatShutNote(note))).toEqual(note);
  });

  it.each([
    "",
    "spans",
    "spans.shut-until-1.by-",
    "traces.shut-until-1.by-1-00000000-00000000-1",
    "spans.shut-until-x.by-1",
    // No date has these.
    "spans.shut-until-9999999999999999.by-1-00000000-00000000-1",
    "spans.shut-until-1.by-1-00000000-00000000-9999999999999999",
  ])("is not found in %j", (file) => {
    expect(parseShutNote(file)).toBeNull();
  });
});
