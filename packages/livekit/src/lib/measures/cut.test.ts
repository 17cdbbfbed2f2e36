// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutWait } from "./cut.js";

describe("cutWait", () => {
  it("gives each stretch of work its own length when they follow one another", () => {
    const segments = cutWait(0, 900, [
      { name: "endpointing", from: 0, to: 500 },
      { name: "llm_ttft", from: 500, to: 800 },
      { name: "tts_ttfb", from: 800, to: 900 },
    ]);
    expect(segments).toEqual([
      { name: "endpointing", ms: 500 },
      { name: "llm_ttft", ms: 300 },
      { name: "tts_ttfb", ms: 100 },
    ]);
  });

  it("counts work done ahead only as far as the caller waited for it", () => {
    const segments = cutWait(0, 700, [
      { name: "endpointing", from: 0, to: 500 },
      { name: "llm_ttft", from: 100, to: 600 },
      { name: "tts_ttfb", from: 600, to: 700 },
    ]);
    expect(segments).toEqual([
      { name: "endpointing", ms: 500 },
      { name: "llm_ttft", ms: 100 },
      { name: "tts_ttfb", ms: 100 },
    ]);
  });

  it("counts parallel tools once, each for what it added", () => {
    const segments = cutWait(0, 300, [
      { name: "tool:quick", from: 0, to: 100 },
      { name: "tool:slow", from: 0, to: 300 },
    ]);
    expect(segments).toEqual([
      { name: "tool:quick", ms: 100 },
      { name: "tool:slow", ms: 200 },
    ]);
  });

  it("names what nothing explains the residual, and puts it last", () => {
    const segments = cutWait(0, 100, [{ name: "llm_ttft", from: 30, to: 80 }]);
    expect(segments).toEqual([
      { name: "llm_ttft", ms: 50 },
      { name: "residual", ms: 50 },
    ]);
  });

  it("sums exactly to the wait, whatever the intervals", () => {
    const time = fc.integer({ min: -5000, max: 20_000 });
    const interval = fc.record({ name: fc.constantFrom("a", "b", "c", "residual"), from: time, to: time });
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(interval, { maxLength: 20 }), (length, intervals) => {
        const segments = cutWait(0, length, intervals);
        const sum = segments.reduce((total, segment) => total + segment.ms, 0);
        expect(sum).toBe(length);
        expect(segments.every((segment) => segment.ms > 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
