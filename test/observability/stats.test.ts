// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClickHouse, startClickHouse } from "./click-house.js";
import { readText } from "./compose-files.js";
import { exportDemo, exportHistory, turnspan } from "./exports.js";
import { loadSpans, makeSpanTable } from "./load-spans.js";
import { type Chosen, renderSql } from "./render-sql.js";
import { sqlPanels } from "./sql-panels.js";

interface Percentiles {
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
}
interface Figures {
  readonly calls: number;
  readonly failed_calls: number;
  readonly success_rate: number;
  readonly cost: number | null;
  readonly unpriced_calls: number;
  readonly latency: Percentiles;
}
interface Stats {
  readonly totals: Figures & {
    readonly fallback_calls: number;
    readonly input_tokens: number;
    readonly output_tokens: number;
    readonly turns: number;
    readonly interrupted_turns: number;
    readonly conversations: number;
    readonly minutes: number;
    readonly cost_per_minute: number;
    readonly e2e: Percentiles;
  };
  readonly by_provider: readonly (Figures & { readonly value: string })[];
  readonly by_kind: readonly (Figures & { readonly value: string })[];
  readonly top_conversations: readonly { readonly conversation_id: string; readonly total_cost: number }[];
  readonly savings: { readonly cost: number | null; readonly baseline_cost: number | null };
}
type Row = Record<string, number | string | null>;

const day = 86_400;
const everything: Chosen = { service: "__all__", environment: "__all__", agent: "__all__" };

describe("figures in SigNoz and of `turnspan stats`, of the demo and of three more services", () => {
  let dir = "";
  let clickHouse: ClickHouse;

  const stats = async (...args: string[]): Promise<Stats> =>
    JSON.parse(await turnspan(["stats", "--json", "--dir", join(dir, "records"), ...args], dir)) as Stats;
  /** USD of telephony and platform by the minute, which belong to no request: `turnspan stats` counts requests. */
  const linesUsd = async (...args: string[]): Promise<number> => {
    const file = join(dir, "runs.json");
    const from = ["--dir", join(dir, "records"), "--to", file, "--overwrite"];
    await turnspan(["export", "workflow_runs", ...from, ...args], dir);
    const runs = JSON.parse(await readFile(file, "utf8")) as {
      cost_by_kind?: Record<string, number> | null;
      status: string;
    }[];
    return runs
      .filter(({ status }) => status !== "running")
      .reduce((usd, { cost_by_kind: by }) => usd + (by?.["telephony"] ?? 0) + (by?.["platform"] ?? 0), 0);
  };
  const recipe = async (file: string): Promise<Row[]> =>
    clickHouse.rows((await readText(`sql/${file}`)).trim().replace(/;$/, "")) as Row[];
  const panel = (name: string, chosen: Chosen): Row[] => {
    const end = Math.ceil(Date.now() / 1000) + 60;
    const sql = sqlPanels.get(name);
    if (sql === undefined) throw new Error(`there is no panel ${name}`);
    return clickHouse.rows(renderSql(sql, { start: end - 4 * day, end }, chosen)) as Row[];
  };
  const value = (name: string, chosen: Chosen) => panel(name, chosen)[0]?.["value"];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-stats-"));
    clickHouse = startClickHouse(join(dir, "clickhouse"));
    makeSpanTable(clickHouse);
    for (const { records, received, spans } of [
      await exportHistory(join(dir, "history"), 120),
      await exportDemo(join(dir, "demo")),
    ]) {
      expect(await loadSpans(clickHouse, received)).toBe(spans);
      await cp(records, join(dir, "records"), {
        recursive: true,
        filter: (source) => source === records || /\/\d{4}-\d\d-\d\d/.test(source),
      });
    }
  });
  afterAll(async () => {
    clickHouse.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it("are the same in stats.sql", async () => {
    const { totals } = await stats();
    expect(totals.conversations).toBeGreaterThan(100);
    expect(totals.failed_calls).toBeGreaterThan(10);
    const [row = {}] = await recipe("stats.sql");
    for (const key of [
      "calls",
      "fallback_calls",
      "unpriced_calls",
      "input_tokens",
      "output_tokens",
      "turns",
      "interrupted_turns",
      "conversations",
    ] as const) {
      expect(Number(row[key]), key).toBe(totals[key]);
    }
    expect(row["cost"]).toBeCloseTo(totals.cost ?? Number.NaN, 6);
    expect(row["minutes"]).toBeCloseTo(totals.minutes, 5);
    expect(row["cost_per_minute"]).toBeCloseTo(totals.cost_per_minute, 6);
    expect(row["cost_per_minute_with_lines"]).toBeCloseTo(
      totals.cost_per_minute + (await linesUsd()) / totals.minutes,
      6,
    );
    expectFigures(row, totals);
    expect(row["e2e_p50_ms"]).toBeCloseTo(totals.e2e.p50_ms ?? Number.NaN, 0);
    expect(row["e2e_p95_ms"]).toBeCloseTo(totals.e2e.p95_ms ?? Number.NaN, 0);
  });

  it("are the same by provider and by kind", async () => {
    const { by_provider: byProvider, by_kind: byKind } = await stats();
    const rows = await recipe("by-provider-and-kind.sql");
    expect(rows.length).toBe(byProvider.length + byKind.length);
    expect(byProvider.length).toBeGreaterThan(4);
    for (const [dimension, groups] of [
      ["provider", byProvider],
      ["kind", byKind],
    ] as const) {
      for (const group of groups) {
        const found = rows.find((row) => row["dimension"] === dimension && row["value"] === group.value);
        expect(found, `${dimension} ${group.value}`).toBeDefined();
        if (found) expectFigures(found, group);
      }
    }
  });

  it("are the same in savings-by-day.sql, dearest-conversations.sql and p95-by-segment.sql", async () => {
    const { top_conversations: top, savings, totals } = await stats();
    const days = await recipe("savings-by-day.sql");
    expect(sum(days, "conversations")).toBe(totals.conversations);
    expect(sum(days, "baseline_usd")).toBeCloseTo(savings.baseline_cost ?? 0, 4);
    expect((await recipe("dearest-conversations.sql")).slice(0, top.length).map((row) => row["conversation"])).toEqual(
      top.map(({ conversation_id: id }) => id),
    );
    const [wait] = (await recipe("p95-by-segment.sql")).filter((row) => row["part"] === "voice.turn.e2e_latency");
    expect(wait?.["p50_s"]).toBeCloseTo((totals.e2e.p50_ms ?? Number.NaN) / 1000, 2);
    expect(wait?.["p95_s"]).toBeCloseTo((totals.e2e.p95_ms ?? Number.NaN) / 1000, 2);
  });

  it.each([
    ["everything", everything, []],
    ["one service of four", { ...everything, service: ["booking"] }, ["--agent", "booking"]],
    ["one agent of four", { ...everything, agent: ["bookshop"] }, ["--agent", "bookshop"]],
    ["one environment of two", { ...everything, environment: ["development"] }, ["--agent", "bookshop"]],
  ] as const)("are the same in the panels when the variables choose %s", async (_what, chosen, args) => {
    const { totals, by_provider: byProvider, top_conversations: top } = await stats(...args);
    expect(totals.calls).toBeGreaterThan(20);
    const perMinute = totals.cost_per_minute + (await linesUsd(...args)) / totals.minutes;
    expect(value("turnspan-cost per-minute", chosen)).toBeCloseTo(perMinute, 6);
    expect(panel("turnspan-cost dearest", chosen).map((row) => row["conversation"])).toEqual(
      expect.arrayContaining(top.map(({ conversation_id: id }) => id)),
    );
    expect(panel("turnspan-cost dearest", chosen).length).toBe(Math.min(20, totals.conversations));
    const requests = panel("turnspan-cost by-provider", chosen);
    expect(sum(requests, "requests")).toBe(totals.calls);
    for (const group of byProvider) {
      const rows = requests.filter((row) => row["provider"] === group.value);
      expect([sum(rows, "requests"), sum(rows, "failed")], group.value).toEqual([group.calls, group.failed_calls]);
      expect(sum(rows, "cost_usd"), group.value).toBeCloseTo(group.cost ?? 0, 4);
      const [only, ...others] = rows;
      if (others.length > 0 || group.latency.p95_ms === null) continue;
      expect(only?.["p50_s"], group.value).toBeCloseTo((group.latency.p50_ms ?? Number.NaN) / 1000, 2);
      expect(only?.["p95_s"], group.value).toBeCloseTo(group.latency.p95_ms / 1000, 2);
    }
    const [wait] = panel("turnspan-turn-latency segments-table", chosen).filter((row) => row["part"] === "e2e_latency");
    expect(wait?.["p50_s"]).toBeCloseTo((totals.e2e.p50_ms ?? Number.NaN) / 1000, 2);
    expect(wait?.["p95_s"]).toBeCloseTo((totals.e2e.p95_ms ?? Number.NaN) / 1000, 2);
  });

  it("are the same month to date", async () => {
    const since = ["--since", `${new Date().toISOString().slice(0, 7)}-01`];
    const cost = ((await stats(...since)).totals.cost ?? Number.NaN) + (await linesUsd(...since));
    expect(value("turnspan-cost month-to-date", everything)).toBeCloseTo(cost, 6);
  });

  it("are none where nothing is chosen that there is", () => {
    const nobody = { ...everything, service: ["nobody"] };
    expect(panel("turnspan-cost by-provider", nobody)).toEqual([]);
    expect(value("turnspan-cost per-minute", nobody)).toBeNull();
    expect(value("turnspan-conversation-quality talk-ratio", nobody)).toBeNull();
  });
});

function sum(rows: readonly Row[], key: string): number {
  return rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
}

function expectFigures(row: Row, figures: Figures): void {
  expect(Number(row["calls"])).toBe(figures.calls);
  expect(Number(row["failed_calls"])).toBe(figures.failed_calls);
  expect(row["success_rate"]).toBeCloseTo(figures.success_rate, 5);
  expect(Number(row["unpriced_calls"])).toBe(figures.unpriced_calls);
  if (figures.cost === null) expect(row["cost"]).toBeNull();
  else expect(row["cost"]).toBeCloseTo(figures.cost, 6);
  for (const level of ["p50", "p95"] as const) {
    const ms = figures.latency[`${level}_ms`];
    if (ms === null) expect(row[`latency_${level}_ms`]).toBeNull();
    else expect(row[`latency_${level}_ms`]).toBeCloseTo(ms, 0);
  }
}
