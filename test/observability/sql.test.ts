// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dashboards } from "@turnspan/signoz/build";
import { type Conversation, openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClickHouse, startClickHouse } from "./click-house.js";
import { readText, stackDir } from "./compose-files.js";
import { exportDemo } from "./exports.js";
import { loadSpans, makeSpanTable } from "./load-spans.js";
import { exportedMetrics, readsOf } from "./panel-data.js";
import { renderSql } from "./render-sql.js";
import { sqlPanels } from "./sql-panels.js";

const recipes = (await readdir(join(stackDir, "sql"))).filter((file) => file.endsWith(".sql"));
const sumOf = (values: readonly (number | null | undefined)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** The demo's scripted models have no premium model to be compared with, so that nothing is saved or lost. */
const needsPricedModels = new Set(["savings"]);

describe("SQL on the real ClickHouse engine, over what the demo exported", () => {
  let dir = "";
  let clickHouse: ClickHouse;
  let conversation: Conversation;
  let metricNames = new Set<string>();
  let received = "";
  let spans = 0;

  const panel = (name: string): Record<string, unknown>[] => {
    const end = Math.ceil(Date.now() / 1000) + 60;
    const id = conversation.run.conversation_id ?? "";
    const chosen = { service: "__all__", environment: "__all__", agent: "__all__", id };
    return clickHouse.rows(renderSql(sqlPanels.get(name) ?? "", { start: end - 3600, end }, chosen));
  };
  const recipe = async (file: string) =>
    clickHouse.rows((await readText(`sql/${file}`)).trim().replace(/;$/, "").replace(" ON CLUSTER cluster", ""));

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-sql-"));
    const demo = await exportDemo(join(dir, "demo"));
    ({ received, spans } = demo);
    const store = openStore(demo.records);
    const found = await store.conversation(demo.conversationId ?? "");
    await store.close();
    if (found === null) throw new Error("no conversation");
    conversation = found;
    metricNames = await exportedMetrics(demo.received);
    clickHouse = startClickHouse(join(dir, "clickhouse"));
    makeSpanTable(clickHouse);
    expect(await loadSpans(clickHouse, demo.received)).toBe(demo.spans);
  });
  afterAll(async () => {
    clickHouse.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it.each([...sqlPanels.keys()])("the panel %s has data", (name) => {
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
    expect(Number(panel("turnspan-one-conversation turns")[0]?.["value"])).toBe(turns.length);
    expect(panel("turnspan-one-conversation wait")[0]?.["value"]).toBe(
      Math.max(...turns.map(({ latency }) => latency.e2e_ms ?? 0)) / 1000,
    );
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
    expect(await recipe("dearest-conversations.sql")).toMatchObject([
      { conversation: run.conversation_id, cost_usd: Number(run.total_cost?.toFixed(6)), trace_id: run.trace_id },
    ]);
  });

  it("is as large as kubernetes/measured.json says, within a quarter", async () => {
    const measured = JSON.parse(await readText("kubernetes/measured.json")) as Record<string, number>;
    const sizeOf = async (signal: string) => (await readFile(join(received, `${signal}.jsonl`))).length;
    const seen = {
      turns: conversation.turns.length,
      requests: conversation.calls.length,
      seconds: (conversation.run.total_duration_ms ?? 0) / 1000,
      spans,
      otlp_trace_bytes: await sizeOf("traces"),
      otlp_metric_bytes: await sizeOf("metrics"),
    };
    for (const [name, value] of Object.entries(seen)) {
      const share = value / (measured[name] ?? Number.NaN);
      expect(share, name).toBeGreaterThan(0.75);
      expect(share, name).toBeLessThan(1.25);
    }
  });

  it("has the talk of the records", () => {
    const { quality, total_duration_ms: durationMs } = conversation.run;
    const value = (key: string) => panel(`turnspan-conversation-quality ${key}`)[0]?.["value"];
    expect(quality.agent_talk_ms).toBeGreaterThan(0);
    expect(value("talk-ratio")).toBeCloseTo((quality.user_talk_ms ?? Number.NaN) / (quality.agent_talk_ms ?? 0), 6);
    expect(value("silence")).toBeCloseTo((100 * (quality.silence_ms ?? Number.NaN)) / (durationMs ?? 0), 6);
    expect(value("longest-monologue")).toBe((quality.longest_monologue_ms ?? Number.NaN) / 1000);
    expect(value("first-response")).toBe((quality.first_response_ms ?? Number.NaN) / 1000);
    expect(value("first-response-p95")).toBe((quality.first_response_ms ?? Number.NaN) / 1000);
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
