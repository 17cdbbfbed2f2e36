// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { writeHistory } from "@turnspan/record-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Store, openStore } from "../src/index.js";
import { quantile } from "../src/lib/conversations/quantile.js";

// Sums made without any code of ours: the lines that are JSON objects of version 1, added up.
interface Call {
  kind: string;
  provider: string;
  model_id: string;
  tier?: string;
  tenant?: string;
  agent_name: string;
  timestamp: string;
  turn_id: string;
  run_id: string;
  success: boolean;
  fallback_used: boolean;
  streamed: boolean;
  latency_ms?: number;
  input_tokens?: number;
  estimated_cost?: number;
  actual_cost?: number;
}
interface Turn {
  turn_id: string;
  run_id: string;
  agent_name: string;
  started_at: string;
  interrupted: boolean;
  latency: { e2e_ms?: number; segments: { name: string; ms: number }[] };
}
interface Run {
  run_id: string;
  status: string;
  started_at: string;
  total_duration_ms?: number;
}

function linesOf<T>(dir: string, type: string): T[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .toSorted()
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .flatMap((name) => {
      const bytes = readFileSync(join(dir, name));
      return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
    })
    .flatMap((line) => {
      try {
        const value = JSON.parse(line) as T & { v?: number; type?: string };
        return value?.v === 1 && value.type === type ? [value] : [];
      } catch {
        return [];
      }
    });
}

const known = (values: readonly (number | undefined)[]): number[] => values.filter((value) => value !== undefined);
const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const costOf = (call: Call): number | undefined => call.actual_cost ?? call.estimated_cost;

describe("figures over plain, packed, Parquet and damaged files", () => {
  let dir = "";
  let plainDir = "";
  let store: Store;
  let damaged = 0;
  let calls: Call[] = [];
  let turns: Turn[] = [];
  let runs: Run[] = [];

  beforeAll(async () => {
    const root = mkdtempSync(join(tmpdir(), "turnspan-figures-"));
    dir = join(root, "mixed");
    plainDir = join(root, "plain");
    const whole = { conversations: 800, days: 4, firstDay: "2026-11-01", packedDays: [1], damageEvery: 41 };
    damaged = writeHistory(dir, whole).damaged;
    cpSync(dir, plainDir, { recursive: true });
    // The third day becomes Parquet; its damaged lines are put aside.
    const other = join(root, "other");
    cpSync(join(dir, "2026-11-03"), join(other, "2026-11-03"), { recursive: true });
    const compacting = openStore(other);
    const result = await compacting.compact({ now: new Date(Date.now() + 2 * 60 * 60 * 1000) });
    expect(result.files).toHaveLength(3);
    damaged -= add(result.files.map((file) => file.malformed));
    rmSync(join(dir, "2026-11-03"), { recursive: true });
    cpSync(join(other, "2026-11-03"), join(dir, "2026-11-03"), { recursive: true });
    store = openStore(dir);
    calls = linesOf<Call>(plainDir, "call");
    turns = linesOf<Turn>(plainDir, "turn");
    runs = [...new Map(linesOf<Run>(plainDir, "workflow_run").map((run) => [run.run_id, run])).values()];
  });
  afterAll(async () => {
    await store.close();
    rmSync(join(dir, ".."), { recursive: true, force: true });
  });

  it("are made of at least 10,000 records, and each damaged line is counted", async () => {
    expect(calls.length + turns.length + runs.length).toBeGreaterThan(10_000);
    await store.totals();
    expect(store.malformed().count).toBe(damaged);
    expect(damaged).toBeGreaterThan(200);
  });

  it("are the totals of the lines themselves", async () => {
    const totals = await store.totals();
    const costs = known(calls.map(costOf));
    expect(totals).toMatchObject({
      calls: calls.length,
      failed_calls: calls.filter((call) => !call.success).length,
      fallback_calls: calls.filter((call) => call.fallback_used).length,
      unpriced_calls: calls.length - costs.length,
      input_tokens: add(known(calls.map((call) => call.input_tokens))),
      turns: turns.length,
      interrupted_turns: turns.filter((turn) => turn.interrupted).length,
      conversations: runs.length,
      running_conversations: runs.filter((run) => run.status === "running").length,
      failed_conversations: runs.filter((run) => run.status === "failed").length,
    });
    expect(totals.cost).toBeCloseTo(add(costs), 9);
    expect(totals.success_rate).toBeCloseTo(calls.filter((call) => call.success).length / calls.length, 12);
    expect(totals.minutes).toBeCloseTo(add(known(runs.map((run) => run.total_duration_ms))) / 60_000, 6);
    const ended = new Set(runs.filter((run) => run.total_duration_ms !== undefined).map((run) => run.run_id));
    const costOfEnded = add(known(calls.filter((call) => ended.has(call.run_id)).map(costOf)));
    expect(totals.cost_per_minute).toBeCloseTo(costOfEnded / (totals.minutes ?? 0), 9);
  });

  it("have percentiles by the same definition as the records' own", async () => {
    const { e2e, latency } = await store.totals();
    const waits = known(turns.map((turn) => turn.latency.e2e_ms));
    expect(e2e.count).toBe(waits.length);
    expect(e2e.p50_ms).toBeCloseTo(quantile(waits, 0.5) ?? Number.NaN, 6);
    expect(e2e.p95_ms).toBeCloseTo(quantile(waits, 0.95) ?? Number.NaN, 6);
    expect(e2e.p99_ms).toBeCloseTo(quantile(waits, 0.99) ?? Number.NaN, 6);
    const timed = known(calls.filter((call) => call.kind !== "stt").map((call) => call.latency_ms));
    expect(latency.p95_ms).toBeCloseTo(quantile(timed, 0.95) ?? Number.NaN, 6);
    expect(latency.mean_ms).toBeCloseTo(add(timed) / timed.length, 6);
  });

  it.each(["provider", "kind", "tier", "tenant"] as const)("group by %s without losing a call", async (field) => {
    const groups = await store.groupBy(field);
    const expected = new Map<string | null, number>();
    for (const call of calls) expected.set(call[field] ?? null, (expected.get(call[field] ?? null) ?? 0) + 1);
    expect(new Map(groups.map((group) => [group.value, group.calls]))).toEqual(expected);
    expect(add(known(groups.map((group) => group.cost_share ?? undefined)))).toBeCloseTo(1, 9);
    expect(groups.map((group) => group.cost)).toEqual(groups.map((group) => group.cost).toSorted((a, b) => b! - a!));
  });

  it("group by model with its provider", async () => {
    const [first] = await store.groupBy("model", { provider: "openai" });
    expect(first).toMatchObject({ provider: "openai", value: expect.stringContaining("gpt") });
  });

  it("take of calls, turns and conversations what one filter means", async () => {
    const filter = {
      since: new Date("2026-11-01T06:00:00Z"),
      until: new Date("2026-11-03T12:00:00Z"),
      provider: "anthropic",
      agent: "shop",
    };
    const within = (time: string): boolean => time >= "2026-11-01T06:00" && time < "2026-11-03T12:00";
    const made = calls.filter((call) => call.provider === "anthropic");
    const turnIds = new Set(made.map((call) => call.turn_id));
    const runIds = new Set(made.filter((call) => call.agent_name === "shop").map((call) => call.run_id));
    const totals = await store.totals(filter);
    expect(totals.calls).toBe(made.filter((call) => call.agent_name === "shop" && within(call.timestamp)).length);
    expect(totals.turns).toBe(
      turns.filter((turn) => turn.agent_name === "shop" && turnIds.has(turn.turn_id) && within(turn.started_at)).length,
    );
    expect(totals.conversations).toBe(runs.filter((run) => runIds.has(run.run_id) && within(run.started_at)).length);
    expect(totals.calls).toBeGreaterThan(20);
  });

  it("bind what a filter says: it is never part of the statement", async () => {
    const attack = "x' OR 1=1; DROP TABLE call; --";
    const filter = { agent: attack, provider: attack, model: attack, tenant: attack, conversation: attack };
    expect(await store.totals(filter)).toMatchObject({ calls: 0, turns: 0, conversations: 0, cost: null });
    expect(await store.listConversations({ search: attack })).toEqual({ rows: [], total: 0 });
    expect(await store.distribution({ of: attack })).toMatchObject({ bins: [] });
    expect((await store.nearestConversations(attack)).length).toBe(3);
    expect((await store.totals()).calls).toBe(calls.length);
  });

  it("put every call in one bucket of the timeline", async () => {
    const { bucket, buckets } = await store.timeline({ bucket: "hour" });
    expect(bucket).toBe("hour");
    expect(add(buckets.map((one) => one.calls))).toBe(calls.length);
    expect(add(buckets.map((one) => one.turns))).toBe(turns.length);
    expect(add(buckets.map((one) => one.conversations))).toBe(runs.length);
    expect(add(buckets.flatMap((one) => Object.values(one.cost_by_kind)))).toBeCloseTo(
      add(known(calls.map(costOf))),
      9,
    );
    const starts = buckets.map((one) => Date.parse(one.start));
    expect(starts.slice(1).map((start, index) => start - (starts[index] ?? 0))).toEqual(
      Array.from({ length: starts.length - 1 }, () => 3_600_000),
    );
    expect(await store.timeline()).toMatchObject({ bucket: "day", buckets: { length: 4 } });
  });

  it("cut the wait into segments whose shares sum to it", async () => {
    const { segments, costliest_segment: costliest, e2e } = await store.latency();
    expect(add(segments.map((segment) => segment.share ?? 0))).toBeCloseTo(1, 9);
    expect(add(segments.map((segment) => segment.share_of_p95 ?? 0))).toBeCloseTo(1, 9);
    expect(costliest).toBe(segments[0]?.name);
    const slow = turns.filter((turn) => (turn.latency.e2e_ms ?? -1) >= (e2e.p95_ms ?? 0));
    const waited = add(slow.map((turn) => turn.latency.e2e_ms ?? 0));
    const inFirst = slow.flatMap((turn) => turn.latency.segments).filter((segment) => segment.name === costliest);
    expect(segments[0]?.share_of_p95).toBeCloseTo(add(inFirst.map((segment) => segment.ms)) / waited, 9);
  });

  it("spread each turn's wait over the bins once", async () => {
    const waits = known(turns.map((turn) => turn.latency.e2e_ms));
    const { bins, figures } = await store.distribution({ bins: 12 });
    expect(bins).toHaveLength(12);
    expect(add(bins.map((bin) => bin.turns))).toBe(waits.length);
    expect(figures.count).toBe(waits.length);
    expect(bins[0]?.turns).toBe(waits.filter((ms) => ms < (bins[0]?.to_ms ?? 0)).length);
  });

  it("list the slowest turns, slowest first", async () => {
    const slowest = await store.slowestTurns({ limit: 7 });
    const waits = known(turns.map((turn) => turn.latency.e2e_ms)).toSorted((a, b) => b - a);
    expect(slowest.map((turn) => turn.e2e_ms)).toEqual(waits.slice(0, 7));
    expect(add(slowest[0]?.segments.map((segment) => segment.ms) ?? [])).toBe(waits[0]);
  });

  it("show a conversation in a list as it is by itself", async () => {
    const { rows, total } = await store.listConversations({ limit: 1000 });
    expect(total).toBe(runs.length);
    const running = rows.filter((one) => one.status === "running");
    expect(running.length).toBeGreaterThan(0);
    for (const row of [...running.slice(0, 4), ...rows.slice(0, 2)]) {
      const whole = await store.conversation(row.conversation_id);
      expect(row).toMatchObject({
        calls: whole?.calls.length,
        turns: whole?.run.turns,
        unpriced_calls: whole?.run.unpriced_calls,
        errors: whole?.run.errors,
        interruptions_by_user: whole?.run.quality.interruptions_by_user,
        false_interruptions: whole?.run.quality.false_interruptions,
        status: whole?.run.status,
      });
      expect(row.e2e_p50_ms).toBeCloseTo(whole?.run.turn_latency.p50_ms ?? Number.NaN, 6);
      expect(row.e2e_p95_ms).toBeCloseTo(whole?.run.turn_latency.p95_ms ?? Number.NaN, 6);
      expect(row.cost).toBeCloseTo(whole?.run.total_cost ?? Number.NaN, 12);
    }
  });

  it("page, sort and filter a list", async () => {
    const all = (await store.listConversations({ limit: 1000, orderBy: "cost" })).rows;
    const page = await store.listConversations({ limit: 10, offset: 20, orderBy: "cost" });
    expect(page.rows).toEqual(all.slice(20, 30));
    const costs = all.map((row) => row.cost);
    expect(costs).toEqual(costs.toSorted((a, b) => (b ?? -1) - (a ?? -1)));
    const slow = await store.listConversations({ slowerThanMs: 2500, errors: true, interrupted: true, limit: 1000 });
    expect(slow.rows.every((row) => (row.e2e_p95_ms ?? 0) > 2500 && row.errors > 0)).toBe(true);
    expect(slow.total).toBe(
      all.filter((row) => (row.e2e_p95_ms ?? 0) > 2500 && row.errors > 0 && row.interruptions_by_user > 0).length,
    );
    expect((await store.listConversations({ search: "ROOM-500" })).rows.map((row) => row.room_name)).toEqual([
      "room-500",
    ]);
    expect(await store.nearestConversations("conversation-00000012", 1)).toEqual(["conversation-00000012"]);
    expect(await store.nearestConversations("conversation-0000012x", 1)).toEqual([expect.stringContaining("-0000012")]);
  });

  it("give the same conversation out of Parquet as out of lines", async () => {
    const plain = openStore(plainDir);
    const { rows } = await store.listConversations({
      since: new Date("2026-11-03T00:00:00Z"),
      until: new Date("2026-11-04T00:00:00Z"),
      limit: 5,
    });
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const { malformed: _, ...ours } = (await store.conversation(row.conversation_id))!;
      expect(await plain.conversation(row.conversation_id)).toMatchObject(ours);
    }
  });

  it("are one answer in the overview", async () => {
    const overview = await store.overview();
    expect(overview.totals).toEqual(await store.totals());
    expect(overview.by_provider).toEqual(await store.groupBy("provider"));
    expect(overview.timeline).toEqual(await store.timeline());
    expect(overview.top_conversations).toEqual(await store.topConversations());
    expect(overview.savings).toEqual(await store.savings());
    expect(overview.malformed.count).toBe(damaged);
  });
});
