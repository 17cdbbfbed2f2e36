// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideRounded, picoOfUsd, sumUsd, usdOfPico } from "./usd.js";

describe("sumUsd", () => {
  it("adds a tenth and two tenths without the dust of binary fractions", () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(sumUsd([0.1, 0.2])).toBe(0.3);
  });

  it("is the same to the last digit in any order", () => {
    const amounts = fc.array(fc.nat(1_000_000_000).map((nano) => nano / 1e9));
    fc.assert(
      fc.property(
        amounts.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          expect(JSON.stringify(sumUsd(shuffled))).toBe(JSON.stringify(sumUsd(some)));
        },
      ),
    );
  });

  it("refuses what is no amount", () => {
    expect(() => sumUsd([Number.NaN])).toThrow(RangeError);
    expect(() => sumUsd([Infinity])).toThrow(RangeError);
  });
});

describe("picoOfUsd", () => {
  it("reads amounts as they are written, small ones in exponent form too", () => {
    expect(picoOfUsd(0.026477)).toBe(26_477_000_000n);
    expect(picoOfUsd(1.5e-7)).toBe(150_000n);
    expect(picoOfUsd(1e21)).toBe(10n ** 33n);
    expect(picoOfUsd(-2)).toBe(-2_000_000_000_000n);
  });

  it("rounds what is finer than a pico-dollar, half away from zero", () => {
    expect(picoOfUsd(1.5e-12)).toBe(2n);
    expect(picoOfUsd(-1.5e-12)).toBe(-2n);
    expect(picoOfUsd(4e-13)).toBe(0n);
  });

  it("comes back as the same number, for whatever has at most 12 decimals below 4,500 dollars", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 4_500n * 10n ** 12n), (pico) => {
        expect(picoOfUsd(usdOfPico(pico))).toBe(pico);
      }),
    );
  });
});

describe("divideRounded", () => {
  it("rounds half away from zero on either side", () => {
    expect([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(4n, 3n), divideRounded(5n, 3n)]).toEqual([
      3n,
      -3n,
      1n,
      2n,
    ]);
  });
});
