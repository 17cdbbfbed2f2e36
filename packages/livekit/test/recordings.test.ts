// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { allScenarios } from "./scenarios/all-scenarios.js";
import { checkedIn, keepReplayed, recordingNames, replayed } from "./scenarios/golden/recording-files.js";

const names = recordingNames();
// A change of the records that is meant: writes them anew from the facts, to be read in the diff.
if (process.env["TURNSPAN_UPDATE"] === "1") for (const name of names) keepReplayed(name);

describe("a recording replays, byte for byte, to the records that are checked in with it", () => {
  it("of each scenario", () => {
    expect(names).toEqual(allScenarios.map(({ name }) => name).toSorted());
  });

  it.each(names)("%s", (name) => {
    expect(replayed(name)).toEqual(checkedIn(name));
  });
});
