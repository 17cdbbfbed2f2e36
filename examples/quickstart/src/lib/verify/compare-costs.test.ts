// SPDX-License-Identifier: Apache-2.0
import { workflowRunSchema } from "@turnspan/records/readers";
import { describe, expect, it } from "vitest";
import { compareCosts } from "./compare-costs.js";
import { sampleCall, sampleRequest, sampleTurn } from "./sample-records.js";

const requests = [
  sampleRequest({ kind: "llm", inputTokens: 1000, cachedTokens: 400, outputTokens: 100 }),
  sampleRequest({ kind: "tts", characters: 100 }),
  sampleRequest({ kind: "llm", usageSent: false, cancelled: true }),
];
// (600 × 0.15 + 400 × 0.075 + 100 × 0.60) / 1 M, and 100 × 50 / 1 M; the line: half a minute at 0.0085.
const calls = [
  sampleCall({ kind: "llm", estimated_cost: 0.00018 }),
  sampleCall({ kind: "tts", estimated_cost: 0.005 }),
  sampleCall({ kind: "llm", estimated_cost: null, cancelled: true }),
];
const turns = [
  sampleTurn([100], {
    cost: { llm: 0.00018, stt: null, tts: 0.005, realtime: null, other: null, total: 0.00518, unpriced_calls: 1 },
  }),
];
const run = workflowRunSchema.parse({
  v: 1,
  type: "workflow_run",
  service_name: "bookshop",
  environment: "test",
  trace_id: "0af7651916cd43dd8448eb211c80319c",
  span_id: "b7ad6b7169203331",
  run_id: "run_1",
  workflow_name: "bookshop",
  kind: "voice_conversation",
  status: "completed",
  started_at: "2026-01-01T00:00:00.000Z",
  total_duration_ms: 30_000,
  stages: [],
  total_cost: 0.00943,
  cost_by_kind: { llm: 0.00018, tts: 0.005, telephony: 0.00425 },
  unpriced_calls: 1,
  providers_used: [],
  tiers_used: [],
  turns: 1,
  turn_latency: {},
  quality: { interruptions_by_user: 0, interruptions_by_agent: 0, false_interruptions: 0 },
  errors: 0,
});

describe("compareCosts", () => {
  it("finds nothing where ledger, calls, turns and conversation agree", () => {
    expect(compareCosts(requests, { run, turns, calls })).toEqual([]);
  });

  it("finds a wrong price, a turn without one of its calls, a wrong total and a wrong line", () => {
    const [first, ...rest] = calls;
    const dearer = { ...first!, estimated_cost: 0.00019 };
    expect(compareCosts(requests, { run, turns, calls: [dearer, ...rest] })).toHaveLength(3);
    expect(compareCosts(requests, { run, turns: [], calls })).toHaveLength(1);
    expect(compareCosts(requests, { run: { ...run, total_cost: 0.009430000001 }, turns, calls })).toHaveLength(1);
    expect(compareCosts(requests, { run: { ...run, total_duration_ms: 60_000 }, turns, calls })).toHaveLength(1);
  });
});
