// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dashboards } from "@turnspan/signoz/build";
import { type Conversation, openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDemo } from "../collector/run-demo.js";
import { startReceiver } from "../otlp/start-receiver.js";
import { type ClickHouse, startClickHouse } from "./click-house.js";
import { readText, stackDir } from "./compose-files.js";
import { loadSpans } from "./load-spans.js";
import { exportedMetrics, readsOf } from "./panel-data.js";

const recipes = (await readdir(join(stackDir, "sql"))).filter((file) => file.endsWith(".sql"));
const panels = dashboards.flatMap(({ name, spec }) =>
  Object.entries(spec.panels).flatMap(([key, panel]): [string, string][] => {
    const { plugin } = panel.spec.queries[0].spec;
    return plugin.kind === "signoz/ClickHouseSQL" ? [[`${name} ${key}`, plugin.spec.query]] : [];
  }),
);
const sumOf = (values: readonly (number | null | undefined)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
/** The nearest value, as ClickHouse's quantileExact takes it. */
const quantile = (values: readonly number[], level: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(Math.floor(level * values.length), values.length - 1)] ?? Number.NaN;

/** The demo's scripted models have no premium model to be compared with, so that nothing is saved or lost. */
const needsPricedModels = new Set(["savings"]);

describe("SQL on the real ClickHouse engine, over what the demo exported", () => {
  let dir = "";
  let clickHouse: ClickHouse;
  let conversation: Conversation;
  let metricNames = new Set<string>();

  const ask = (sql: string, id: string) => {
    const end = Math.ceil(Date.now() / 1000) + 60;
    const start = end - 3600;
    return clickHouse.rows(
      sql
        .replaceAll("$start_datetime", `toDateTime(${start})`)
        .replaceAll("$end_datetime", `toDateTime(${end})`)
        .replaceAll("$start_timestamp", String(start))
        .replaceAll("$end_timestamp", String(end))
        .replaceAll("$id", `'${id}'`),
    );
  };
  const panel = (name: string): Record<string, unknown>[] =>
    ask(panels.find(([key]) => key === name)?.[1] ?? "", conversation.run.conversation_id ?? "");
  const recipe = async (file: string) =>
    clickHouse.rows((await readText(`sql/${file}`)).trim().replace(/;$/, "").replace(" ON CLUSTER cluster", ""));

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-sql-"));
    const receiver = await startReceiver(dir);
    const demo = await runDemo(receiver.endpoint, dir);
    await receiver.stop();
    const store = openStore(demo.dir);
    const found = await store.conversation(demo.conversation_id);
    await store.close();
    if (found === null) throw new Error("no conversation");
    conversation = found;
    metricNames = await exportedMetrics(receiver.dir);
    clickHouse = startClickHouse(join(dir, "clickhouse"));
    expect(await loadSpans(clickHouse, receiver.dir, dir)).toBe(demo.spans_exported);
  });
  afterAll(async () => {
    clickHouse.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it.each(panels)("the panel %s has data", (name) => {
    const rows = panel(name);
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.values(rows[0] ?? {}).every((value) => value === null || value === "")).toBe(false);
  });

  it.each(dashboards.map(({ name, spec }): [string, typeof spec.panels] => [name, spec.panels]))(
    "every builder panel of %s reads something that the demo exported",
    (_name, builderPanels) => {
      const spanAttributes = new Set(
        clickHouse
          .rows(
            "SELECT DISTINCT arrayJoin(arrayConcat(mapKeys(attributes_string), mapKeys(attributes_number), mapKeys(attributes_bool))) AS name FROM signoz_traces.signoz_index_v3",
          )
          .map(({ name }) => String(name)),
      );
      const withoutData = Object.entries(builderPanels).filter(([, one]) => {
        const { metricNames: wanted, expressions } = readsOf(one);
        const named = expressions.flatMap(
          (expression) => expression.match(/\b(?:voice|workflow|gen_ai)\.[\w.]+/g) ?? [],
        );
        const hasMetric = wanted.length === 0 || wanted.some((metric) => metricNames.has(metric));
        return !hasMetric || named.some((attribute) => !spanAttributes.has(attribute));
      });
      expect(withoutData.map(([key]) => key).filter((key) => !needsPricedModels.has(key))).toEqual([]);
    },
  );

  it.each(recipes.filter((file) => file !== "clean-up.sql"))("the recipe %s has an answer", async (file) => {
    expect((await recipe(file)).length).toBeGreaterThan(0);
  });

  it("counts and sums what the records do", async () => {
    const { run, turns, calls } = conversation;
    const [dearest] = panel("turnspan-cost dearest");
    expect(dearest?.["cost_usd"]).toBeCloseTo(run.total_cost ?? Number.NaN, 5);
    expect(panel("turnspan-cost month-to-date")[0]?.["value"]).toBeCloseTo(run.total_cost ?? Number.NaN, 9);
    expect(panel("turnspan-cost per-minute")[0]?.["value"]).toBeCloseTo(run.cost_per_minute ?? Number.NaN, 6);
    expect(Number(panel("turnspan-one-conversation turns")[0]?.["value"])).toBe(turns.length);
    expect(panel("turnspan-one-conversation cost")[0]?.["value"]).toBeCloseTo(
      sumOf(calls.map(({ estimated_cost }) => estimated_cost)),
      9,
    );
    expect(panel("turnspan-one-conversation turn-list").map(({ turn }) => turn)).toEqual(
      turns.map(({ turn_index }) => turn_index),
    );
    expect(panel("turnspan-one-conversation request-list").length).toBe(calls.length);
    expect(panel("turnspan-one-conversation tool-list").length).toBe(turns.flatMap(({ tools }) => tools).length);
    const tiers = await recipe("tier-use.sql");
    expect(sumOf(tiers.map(({ requests }) => Number(requests)))).toBe(calls.length);
    expect(sumOf(tiers.map(({ input_tokens }) => Number(input_tokens)))).toBe(
      sumOf(calls.map(({ input_tokens }) => input_tokens)),
    );
    const [day] = await recipe("savings-by-day.sql");
    expect(day?.["cost_usd"]).toBeCloseTo(run.total_cost ?? Number.NaN, 5);
    expect(day?.["savings_usd"]).toBeCloseTo(run.savings ?? 0, 5);
  });

  it("has the waits of the records, exactly", async () => {
    const waits = conversation.turns.flatMap(({ latency: { e2e_ms } }) => (e2e_ms === null ? [] : [e2e_ms / 1000]));
    const [part] = panel("turnspan-turn-latency segments-table").filter((row) => row["part"] === "e2e_latency");
    expect(part).toMatchObject({
      p50_s: quantile(waits, 0.5),
      p95_s: quantile(waits, 0.95),
      max_s: Math.max(...waits),
    });
    const [same] = (await recipe("p95-by-segment.sql")).filter((row) => row["part"] === "voice.turn.e2e_latency");
    expect(same).toMatchObject({ p50_s: part?.["p50_s"], p95_s: part?.["p95_s"], max_s: part?.["max_s"] });
  });

  it("cleans up what is old, and nothing else", async () => {
    const count = () =>
      Number(clickHouse.rows("SELECT count() AS spans FROM signoz_traces.signoz_index_v3")[0]?.["spans"]);
    const before = count();
    const statement = (await readText("sql/clean-up.sql"))
      .trim()
      .replace(/;$/, " SETTINGS mutations_sync = 1")
      .replace(" ON CLUSTER cluster", "");
    clickHouse.run(statement);
    expect([before > 0, count()]).toEqual([true, before]);
    clickHouse.run(statement.replace("INTERVAL 30 DAY", "INTERVAL 0 DAY").replace("'bookshop'", "'another'"));
    expect(count()).toBe(before);
    clickHouse.run(statement.replace("now() - INTERVAL 30 DAY", "now() + INTERVAL 1 DAY"));
    expect(count()).toBe(0);
  });
});
