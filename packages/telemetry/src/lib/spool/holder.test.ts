// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { formatHold, isHolderGone, thisHolder, parseHold, type Holder } from "./holder.js";

const self: Holder = { processId: 100, instance: "aaaaaaaa", host: "11111111" };
const other: Holder = { processId: 200, instance: "bbbbbbbb", host: "11111111" };
const nowMs = 1_772_366_400_000;
const minuteMs = 60_000;
const gone = (holder: Holder, { ageMs = 0, running = true } = {}) =>
  isHolderGone({ holder, sinceMs: nowMs - ageMs }, self, nowMs, () => running);

describe("a holder", () => {
  it("is read as it was written, and not out of anything else", () => {
    const hold = { holder: thisHolder(), sinceMs: nowMs };
    expect(parseHold(formatHold(hold))).toEqual(hold);
    for (const text of ["", "1-2-3-4", "x-aaaaaaaa-11111111-5", "100-aaaaaaaa-11111111"]) {
      expect(parseHold(text)).toBeNull();
    }
  });

  it("is never taken from ourselves, and from others while they live", () => {
    expect(gone(self, { ageMs: 60 * minuteMs })).toBe(false);
    expect(gone(other)).toBe(false);
    expect(gone(other, { running: false })).toBe(true);
  });

  it("is gone if we now carry its id, as the first process of a container always does", () => {
    expect(gone({ ...other, processId: self.processId })).toBe(true);
  });

  it("on another machine is believed for 15 minutes, whatever processes run here", () => {
    const far = { ...other, host: "22222222" };
    expect(gone(far, { ageMs: 14 * minuteMs, running: false })).toBe(false);
    expect(gone(far, { ageMs: 16 * minuteMs })).toBe(true);
  });

  it("does not hold for ever because a clock was set back", () => {
    expect(gone(other, { ageMs: -24 * 60 * minuteMs })).toBe(true);
  });
});
