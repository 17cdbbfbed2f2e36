// SPDX-License-Identifier: Apache-2.0
// The bare half of `stats`: a script as one would write it by hand for clean files, with all figures of `overview`. It
// tells of no damaged line (and may lose a good one behind it), takes no packed file, no Parquet and no filter, and
// believes what a line says: a run that says `running` runs.
import { DuckDBInstance } from "@duckdb/node-api";

const dir = process.argv[2] ?? "";
const instance = await DuckDBInstance.create(":memory:", { preserve_insertion_order: "false" });
const db = await instance.connect();
const load = (table: string, columns: Readonly<Record<string, string>>, chosen: string): Promise<unknown> => {
  const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`);
  return db.run(`CREATE TABLE ${table} AS SELECT ${chosen} FROM read_json('${dir}/*/${table}.jsonl',
    format = 'newline_delimited', ignore_errors = true, columns = {${types.join(", ")}})`);
};
const ask = async (text: string): Promise<Readonly<Record<string, unknown>>[]> =>
  (await db.runAndReadAll(text)).getRowObjectsJS();

await load(
  "calls",
  {
    timestamp: "TIMESTAMP",
    conversation_id: "VARCHAR",
    run_id: "VARCHAR",
    kind: "VARCHAR",
    provider: "VARCHAR",
    tier: "VARCHAR",
    streamed: "BOOLEAN",
    success: "BOOLEAN",
    fallback_used: "BOOLEAN",
    input_tokens: "BIGINT",
    output_tokens: "BIGINT",
    cached_input_tokens: "BIGINT",
    characters: "BIGINT",
    audio_duration_ms: "BIGINT",
    latency_ms: "BIGINT",
    ttft_ms: "BIGINT",
    ttfb_ms: "BIGINT",
    estimated_cost: "DOUBLE",
    actual_cost: "DOUBLE",
  },
  "*, coalesce(actual_cost, estimated_cost) AS cost",
);
await load(
  "turns",
  {
    started_at: "TIMESTAMP",
    interrupted: "BOOLEAN",
    latency: "STRUCT(e2e_ms BIGINT)",
  },
  "started_at, interrupted, latency.e2e_ms AS e2e_ms",
);
await load(
  "workflow_runs",
  {
    run_id: "VARCHAR",
    conversation_id: "VARCHAR",
    status: "VARCHAR",
    started_at: "TIMESTAMP",
    total_duration_ms: "BIGINT",
    agent_name: "VARCHAR",
    tenant: "VARCHAR",
    room_name: "VARCHAR",
    turns: "BIGINT",
    total_cost: "DOUBLE",
    unpriced_calls: "BIGINT",
    baseline_cost: "DOUBLE",
    errors: "BIGINT",
    turn_latency: "STRUCT(p50_ms DOUBLE, p95_ms DOUBLE)",
    quality: "STRUCT(interruptions_by_user BIGINT, false_interruptions BIGINT)",
  },
  "*",
);
// A run has a line when it begins and one when it ends; the one that ends it is the one that counts.
await db.run(`CREATE TABLE runs AS SELECT * FROM workflow_runs WHERE conversation_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY run_id ORDER BY status = 'running') = 1`);

const percentiles = (value: string, filter = "true"): string =>
  `count(${value}) FILTER (${filter}), avg(${value}) FILTER (${filter}), quantile_cont(${value}, [0.5, 0.95, 0.99]) FILTER (${filter}), max(${value}) FILTER (${filter})`;
const timed = "NOT (kind = 'stt' AND coalesce(streamed, false))";
const totals = `count(*) AS calls, count(*) FILTER (NOT success), count(*) FILTER (fallback_used), fsum(cost) AS cost,
  count(*) FILTER (cost IS NULL), sum(input_tokens), sum(output_tokens), sum(cached_input_tokens),
  sum(characters) FILTER (kind = 'tts'), sum(audio_duration_ms) FILTER (kind = 'stt'),
  quantile_cont(latency_ms, 0.95) FILTER (${timed}) AS p95, ${percentiles("latency_ms", timed)},
  ${percentiles("ttft_ms")}, ${percentiles("ttfb_ms")}`;
const [all] = await ask(`SELECT ${totals} FROM calls`);
const groups: number[] = [];
for (const by of ["provider", "kind", "tier"])
  groups.push((await ask(`SELECT ${by}, ${totals} FROM calls GROUP BY 1`)).length);
const days =
  await ask(`SELECT date_trunc('day', timestamp) AS day, sum(n) FROM (SELECT date_trunc('day', timestamp) AS timestamp,
  kind, count(*) AS n, fsum(cost) FROM calls GROUP BY ALL) GROUP BY 1`);
const [turns] = await ask(
  `SELECT count(*), count(*) FILTER (interrupted), quantile_cont(e2e_ms, 0.95) AS p95, ${percentiles("e2e_ms")} FROM turns`,
);
await ask("SELECT date_trunc('day', started_at), count(*), quantile_cont(e2e_ms, [0.5, 0.95]) FROM turns GROUP BY 1");
const [runs] = await ask(`SELECT count(*) AS n, count(*) FILTER (status IN ('failed', 'abandoned')),
  count(*) FILTER (status = 'running'), sum(total_duration_ms) FROM runs`);
await ask(`WITH ended AS (SELECT run_id, total_duration_ms FROM runs WHERE total_duration_ms IS NOT NULL)
  SELECT (SELECT fsum(cost) FROM calls SEMI JOIN ended USING (run_id)) / (SELECT sum(total_duration_ms) FROM ended),
    fsum(cost) / count(DISTINCT conversation_id) FILTER (cost IS NOT NULL) FROM calls WHERE conversation_id IS NOT NULL`);
await ask("SELECT date_trunc('day', started_at), count(*) FROM runs GROUP BY 1");
await ask("SELECT fsum(baseline_cost), fsum(total_cost) FROM runs WHERE baseline_cost + total_cost IS NOT NULL");
const [top] = await ask(`WITH top AS (SELECT * FROM runs ORDER BY total_cost DESC NULLS LAST LIMIT 5)
  SELECT top.*, (SELECT count(*) FROM calls WHERE calls.run_id = top.run_id) FROM top ORDER BY total_cost DESC`);

const { user, system } = process.cpuUsage();
const fixed = (value: unknown, digits: number): string => Number(value).toFixed(digits);
process.stdout.write(
  JSON.stringify({
    calls: Number(all?.["calls"]),
    cost: fixed(all?.["cost"], 9),
    p95: [fixed(all?.["p95"], 6), fixed(turns?.["p95"], 6)],
    conversations: Number(runs?.["n"]),
    groups: [...groups, days.length],
    top: top?.["conversation_id"],
    cpuMs: (user + system) / 1000,
    memoryMb: process.resourceUsage().maxRSS / 1000,
  }),
);
