// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import { sampleCall, sampleEndedRun, sampleRun, sampleTurn, traceId } from "../../../test/sample-records.js";
import type { KeepRules } from "./keep-rules.js";
import { createTraceDecisions } from "./trace-decisions.js";

const all: KeepRules = { errors: true, unpriced: true, slowerThanMs: 3000 };

function setUp(rules: KeepRules, head = false) {
  const decided: string[] = [];
  const decisions = createTraceDecisions({ rules, onDecided: (id, decision) => decided.push(`${id} ${decision}`) });
  return { decided, decisions, take: (record: TurnspanRecord) => decisions.take(record, () => head) };
}

const priced = { actual_cost: null, estimated_cost: 0.1 };
const fine = sampleTurn({
  success: true,
  tools: [],
  cost: { ...sampleTurn().cost, unpriced_calls: 0 },
  latency: { ...sampleTurn().latency, e2e_ms: 3000 },
});
const ended = sampleEndedRun({
  success: true,
  errors: 0,
  unpriced_calls: 0,
  turn_latency: { p50_ms: 900, p95_ms: 3000, max_ms: 3000 },
});

describe("a conversation that the sampler leaves out", () => {
  it("is dropped at once without rules", () => {
    const { take } = setUp({});
    expect(take(sampleRun())).toBe("dropped");
    expect(take(sampleCall({ success: false }))).toBe("dropped");
  });

  it("stays open until it ends, and is dropped then, if nothing makes it one to keep", () => {
    const { take, decided } = setUp(all);
    expect([sampleRun(), sampleCall(priced), fine].map(take)).toEqual(["open", "open", "open"]);
    expect(decided).toEqual([]);
    expect(take(ended)).toBe("dropped");
    expect(decided).toEqual([`${traceId} dropped`]);
    expect(take(sampleCall({ success: false }))).toBe("dropped");
  });

  const reasons: [string, KeepRules, TurnspanRecord][] = [
    ["a failed request", { errors: true }, sampleCall({ ...priced, success: false })],
    ["a failed turn", { errors: true }, { ...fine, success: false }],
    ["a failed tool", { errors: true }, { ...fine, tools: [{ ...sampleTurn().tools[0], success: false } as never] }],
    ["an error of the session", { errors: true }, { ...ended, errors: 1 }],
    ["a failed end", { errors: true }, { ...ended, success: false }],
    ["a request without a price", { unpriced: true }, sampleCall({ actual_cost: null, estimated_cost: null })],
    ["a turn with such a request", { unpriced: true }, { ...fine, cost: { ...fine.cost, unpriced_calls: 1 } }],
    ["a run with such a request", { unpriced: true }, { ...ended, unpriced_calls: 2 }],
    ["a slow turn", { slowerThanMs: 3000 }, { ...fine, latency: { ...fine.latency, e2e_ms: 3001 } }],
    ["a slow turn in its totals", { slowerThanMs: 2999 }, ended],
  ];
  it.each(reasons)("is kept from the moment of %s on, by its own rule alone", (_, rules, record) => {
    const { take, decided } = setUp(rules);
    expect(take(sampleRun())).toBe("open");
    expect(take(record)).toBe("kept");
    expect(decided).toEqual([`${traceId} kept`]);
    expect(take(ended)).toBe("kept");
    const [rule] = Object.keys(rules);
    const others = Object.fromEntries(Object.entries(all).filter(([key]) => key !== rule));
    const other = setUp(others);
    other.take(sampleRun());
    expect(other.take(record)).toBe(record.type === "workflow_run" ? "dropped" : "open");
  });

  it("does not keep what was cut short or thrown away, or a turn without a wait", () => {
    const { take } = setUp(all);
    const cut = { ...priced, success: false, cancelled: true };
    expect(take(sampleCall(cut))).toBe("open");
    expect(take(sampleCall({ ...priced, success: false, discarded: true }))).toBe("open");
    expect(take({ ...fine, latency: { ...fine.latency, e2e_ms: null } })).toBe("open");
  });

  it("is dropped when the wait is given up, whatever comes then", () => {
    const { take, decisions, decided } = setUp(all);
    take(sampleRun());
    decisions.giveUp(traceId);
    expect(decided).toEqual([`${traceId} dropped`]);
    expect(take(sampleCall({ success: false }))).toBe("dropped");
  });
});

describe("other traces", () => {
  it("are kept at once where the sampler says so", () => {
    const { take, decided } = setUp(all, true);
    expect([sampleRun(), fine, ended].map(take)).toEqual(["kept", "kept", "kept"]);
    expect(decided).toEqual([]);
  });

  it("of a request outside of a run are decided by it", () => {
    expect(setUp(all).take(sampleCall({ ...priced, run_id: null }))).toBe("dropped");
    expect(setUp(all).take(sampleCall({ ...priced, run_id: null, success: false }))).toBe("kept");
  });
});
