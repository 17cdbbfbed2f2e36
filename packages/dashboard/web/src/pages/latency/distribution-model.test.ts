// SPDX-License-Identifier: Apache-2.0
import type { Distribution } from "@turnspan/store";
import { describe, expect, it } from "vitest";
import { distributionModel } from "./distribution-model.js";

const distribution: Distribution = {
  of: "llm_ttft",
  figures: { count: 10, mean_ms: 300, p50_ms: 250, p95_ms: 900, p99_ms: 4000, max_ms: 4200 },
  bins: [
    { from_ms: 0, to_ms: 500, turns: 8 },
    { from_ms: 500, to_ms: 1000, turns: 1 },
    { from_ms: 1000, to_ms: null, turns: 1 },
  ],
};

describe("distributionModel", () => {
  it("names the bins, the last one open", () => {
    expect(distributionModel(distribution).slots).toEqual(["0 ms to 500 ms", "500 ms to 1.00 s", "1.00 s and more"]);
  });

  it("marks percentiles to scale, and those of the open bin in its middle", () => {
    expect(distributionModel(distribution).marks).toEqual([
      { at: 0.5, name: "p50 250 ms" },
      { at: 1.8, name: "p95 900 ms" },
      { at: 2.5, name: "p99 4.00 s" },
    ]);
  });

  it("labels edges in one unit, as many as there is room for", () => {
    const model = distributionModel(distribution);
    expect(model.xTicks(3).map(({ at, text }) => [at, text])).toEqual([
      [0, "0"],
      [1, "0.5 s"],
      [2, "1.0 s"],
    ]);
    expect(model.xTicks(2).map(({ at }) => at)).toEqual([0, 2]);
  });

  it("has the colour of its segment, and draws nothing of nothing", () => {
    expect(distributionModel(distribution).series[0]?.color).toBe("--seg-llm");
    const none = { count: 0, mean_ms: null, p50_ms: null, p95_ms: null, p99_ms: null, max_ms: null };
    expect(distributionModel({ of: "e2e", figures: none, bins: [] })).toMatchObject({ slots: [], marks: [] });
  });
});
