// SPDX-License-Identifier: Apache-2.0
import type { Timeline, TimelineBucket } from "@turnspan/store";
import { describe, expect, it } from "vitest";
import { readout } from "../../charts/readout.js";
import { costModel, troubleModel, waitModel } from "./timeline-models.js";

const nothing: Omit<TimelineBucket, "start"> = {
  calls: 0,
  failed_calls: 0,
  fallback_calls: 0,
  unpriced_calls: 0,
  cost: null,
  cost_by_kind: {},
  conversations: 0,
  turns: 0,
  e2e_p50_ms: null,
  e2e_p95_ms: null,
};

const timeline: Timeline = {
  bucket: "day",
  buckets: [
    {
      ...nothing,
      start: "2026-11-20T00:00:00.000Z",
      calls: 12,
      failed_calls: 2,
      fallback_calls: 1,
      cost: 0.35,
      cost_by_kind: { tts: 0.2, llm: 0.1, sonar: 0.05 },
      conversations: 3,
      turns: 9,
      e2e_p50_ms: 842,
      e2e_p95_ms: 2310,
    },
    { ...nothing, start: "2026-11-21T00:00:00.000Z" },
  ],
};

describe("costModel", () => {
  it("stacks kinds in one order whatever order they come in, unknown ones last", () => {
    expect(costModel(timeline).series.map(({ name, color }) => [name, color])).toEqual([
      ["chat", "--seg-llm"],
      ["text to speech", "--seg-tts"],
      ["sonar", "--seg-other"],
    ]);
  });

  it("reads the store's total, and says unknown of a day without a price", () => {
    const model = costModel(timeline);
    expect(readout(model, 0)).toBe(
      "Fri, 20 Nov 2026, UTC: chat $0.1000, text to speech $0.2000, sonar $0.05000, Total $0.3500, Conversations 3",
    );
    expect(readout(model, 1)).toContain("Total unknown, Conversations 0");
  });
});

describe("waitModel", () => {
  it("leaves a gap where nothing was measured", () => {
    expect(waitModel(timeline).series.map(({ name, values }) => [name, values])).toEqual([
      ["p95", [2310, null]],
      ["p50", [842, null]],
    ]);
  });
});

describe("troubleModel", () => {
  it("counts what failed and what a fallback answered, of how many", () => {
    expect(readout(troubleModel(timeline), 0)).toBe("Fri, 20 Nov 2026, UTC: Failed 2, Fallback 1, Requests 12");
  });
});
