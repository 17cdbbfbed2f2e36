// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisCount, axisMs, axisUsd, valueTicks } from "./value-axis.js";

const texts = (ticks: readonly { readonly text: string }[]): string[] => ticks.map(({ text }) => text);

describe("valueTicks", () => {
  it("goes from 0 to the first round value above all", () => {
    expect(texts(valueTicks(842, 4, false, axisMs))).toEqual(["0", "0.5 s", "1.0 s"]);
    expect(texts(valueTicks(380, 4, false, axisMs))).toEqual(["0", "100 ms", "200 ms", "300 ms", "400 ms"]);
  });

  it("writes seconds all along an axis that reaches one", () => {
    expect(texts(valueTicks(2310, 5, false, axisMs))).toEqual(["0", "0.5 s", "1.0 s", "1.5 s", "2.0 s", "2.5 s"]);
  });

  it("gives money the decimals that its steps need", () => {
    expect(texts(valueTicks(0.0041, 4, false, axisUsd))).toEqual(["$0", "$0.002", "$0.004", "$0.006"]);
    expect(texts(valueTicks(1.1, 4, false, axisUsd))).toEqual(["$0", "$0.50", "$1.00", "$1.50"]);
    expect(texts(valueTicks(3400, 4, false, axisUsd))).toEqual(["$0", "$1,000", "$2,000", "$3,000", "$4,000"]);
  });

  it("counts in whole steps", () => {
    expect(texts(valueTicks(1, 4, true, axisCount))).toEqual(["0", "1"]);
    expect(texts(valueTicks(0, 4, true, axisCount))).toEqual(["0", "1"]);
  });

  it("holds every value, in at most as many steps as asked and with names that differ", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-7, max: 1e7, noNaN: true }), fc.integer({ min: 2, max: 8 }), (max, most) => {
        const ticks = valueTicks(max, most, false, axisUsd);
        const top = ticks.at(-1)?.at ?? 0;
        expect(top).toBeGreaterThanOrEqual(max * (1 - 1e-8));
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(new Set(texts(ticks)).size).toBe(ticks.length);
      }),
    );
  });
});
