// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bar } from "./bar.js";

const scale = { fromMs: 1000, toMs: 2000 };

describe("bar", () => {
  it("draws a span where it lies, to half a column", () => {
    expect(bar(1000, 2000, scale, 10)).toBe("━━━━━━━━━━");
    expect(bar(1200, 1500, scale, 10)).toBe("  ━━━     ");
    expect(bar(1250, 1450, scale, 10)).toBe("  ╺━╸     ");
  });

  it("shows the shortest span as half a column, also at the end", () => {
    expect(bar(1000, 1000, scale, 10)).toBe("╸         ");
    expect(bar(2000, 2000, scale, 10)).toBe("         ╺");
  });

  it("draws a span without an end as the point at which it started", () => {
    expect(bar(1500, null, scale, 10)).toBe("     ╸    ");
  });

  it("is as wide as asked, with something drawn, for any times", () => {
    const times = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(times, times, fc.integer({ min: 1, max: 80 }), (startMs, endMs, width) => {
        const drawn = bar(startMs, endMs, scale, width);
        return drawn.length === width && drawn.trim() !== "";
      }),
    );
  });

  it("is empty on a scale without length", () => {
    expect(bar(0, 0, { fromMs: 0, toMs: 0 }, 4)).toBe("    ");
  });
});
