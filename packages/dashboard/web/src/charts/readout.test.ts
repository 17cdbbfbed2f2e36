// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { ChartModel } from "./chart-model.js";
import { firstToRead, readout } from "./readout.js";

const model: ChartModel = {
  slots: ["Mon", "Tue"],
  series: [
    { name: "LLM", color: "--x", shape: "bar", values: [1, null] },
    { name: "TTS", color: "--x", shape: "bar", values: [0, 2] },
  ],
  facts: [{ name: "Turns", values: [7, 0], valueText: String }],
  gap: 0,
  stacked: true,
  marks: [],
  xTicks: () => [],
  yText: String,
  valueText: (value) => `$${value}`,
  whole: false,
};

describe("firstToRead", () => {
  it("is the last slot of which something is known", () => {
    const later = model.series.map((one) => ({ ...one, values: [1, null] }));
    expect(firstToRead(model)).toBe(1);
    expect(firstToRead({ ...model, series: later })).toBe(0);
    expect(firstToRead({ ...model, series: [] })).toBe(1);
    expect(firstToRead({ ...model, slots: [] })).toBe(-1);
  });
});

describe("readout", () => {
  it("says every series of a slot, and tells unknown from nothing", () => {
    expect(readout(model, 0)).toBe("Mon: LLM $1, TTS $0, Turns 7");
    expect(readout(model, 1)).toBe("Tue: LLM unknown, TTS $2, Turns 0");
  });

  it("has nothing to say of a chart without slots", () => {
    expect(readout({ ...model, slots: [] }, -1)).toBe("Nothing to read");
  });
});
