// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Store, StoreError, openStore } from "../src/index.js";
import { recordColumns } from "../src/lib/database/record-columns.js";
import { RecordDirectory } from "./in-directory.js";
import { callRecord, runRecord, turnRecord } from "./records.js";

const day = "2026-11-20";

describe("sql", () => {
  let directory: RecordDirectory;
  let store: Store;
  beforeAll(() => {
    directory = new RecordDirectory();
    directory.write(
      day,
      runRecord({ status: "running" }),
      callRecord({ kind: "llm", estimated_cost: 0.25, metadata: { plan: "gold" } }),
      callRecord({ kind: "tts", call_id: "call-2", timestamp: "2026-11-20T10:00:06.123Z" }),
      turnRecord(1, { e2e_ms: 900 }),
      runRecord({ turns: 1, cost_by_kind: { llm: 0.25 } }),
    );
    directory.append(day, "calls.jsonl", "\n{torn\n");
    writeFileSync(join(directory.path, "secret.csv"), "secret\nvalue\n");
    store = openStore(directory.path);
  });
  afterAll(() => directory.remove());

  it("answers a SELECT over the three views, with names and types", async () => {
    expect(await store.sql("SELECT kind, sum(estimated_cost) AS cost FROM calls GROUP BY kind ORDER BY kind")).toEqual({
      columns: [
        { name: "kind", type: "VARCHAR" },
        { name: "cost", type: "DOUBLE" },
      ],
      rows: [
        ["llm", 0.25],
        ["tts", null],
      ],
      truncated: false,
    });
    const { rows } = await store.sql(
      "SELECT t.latency.e2e_ms, r.status, r.cost_by_kind['llm'], c.metadata ->> 'plan', c.timestamp FROM turns t JOIN workflow_runs r USING (run_id) JOIN calls c USING (run_id) WHERE c.kind = 'llm'",
    );
    expect(rows).toEqual([[900, "completed", 0.25, "gold", "2026-11-20T10:00:05.000Z"]]);
  });

  it("has a column for each field of the records, and nothing else", async () => {
    for (const [view, type] of [
      ["calls", "call"],
      ["turns", "turn"],
      ["workflow_runs", "workflow_run"],
    ] as const) {
      const { columns } = await store.sql(`SELECT * FROM ${view}`);
      expect(columns.map((column) => column.name)).toEqual(Object.keys(recordColumns[type]));
    }
  });

  it("stops a statement that takes too long, or that is no longer wanted, and answers the next", async () => {
    const endless = "SELECT sum(a.i * b.i) FROM range(100000000) a(i), range(100000000) b(i)";
    await expect(store.sql(endless, { timeoutMs: 50 })).rejects.toMatchObject({
      code: "TIMEOUT",
      why: "The statement was stopped after 0.05 s.",
      fix: expect.stringContaining("joined by a column"),
    });
    const controller = new AbortController();
    const answer = store.sql(endless, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(answer).rejects.toMatchObject({ code: "ABORTED" });
    await expect(store.sql("SELECT 1", { signal: controller.signal })).rejects.toMatchObject({ code: "ABORTED" });
    await expect(store.sql("SELECT 1", { timeoutMs: 0 })).rejects.toMatchObject({ code: "ARGUMENT" });
    expect((await store.sql("SELECT 1")).rows).toEqual([[1]]);
  });

  it("says when it left rows out", async () => {
    const some = await store.sql("SELECT * FROM range(100000)", { maxRows: 10 });
    expect(some).toMatchObject({ rows: { length: 10 }, truncated: true });
    expect(await store.sql("SELECT * FROM range(10)", { maxRows: 10 })).toMatchObject({ truncated: false });
  });

  it.each([
    "COPY calls TO 'stolen.csv'",
    "COPY (SELECT 1) TO '/tmp/turnspan-stolen.csv'",
    "ATTACH '/tmp/turnspan-stolen.db' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list; SELECT 1",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "SELECT 1; DROP TABLE call",
    "DROP TABLE call",
    "DELETE FROM call",
    "UPDATE call SET kind = 'x'",
    "INSERT INTO call SELECT * FROM call",
    "CREATE TABLE x AS SELECT 1",
    "EXPORT DATABASE '/tmp/turnspan-stolen'",
    "CALL pragma_version()",
    "VACUUM",
    "CHECKPOINT",
    "",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM read_json('https://example.com/x.json')",
    "SELECT * FROM parquet_metadata('/etc/passwd')",
    "SELECT getenv('HOME')",
    "SELECT * FROM query('COPY (SELECT 1) TO ''/tmp/turnspan-stolen.csv''')",
    "SELECT * FROM query_table('/etc/passwd')",
    "WITH x AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM x",
    "SELECT * FROM no_such_view",
    "SELECT nothing FROM calls",
    "SELEC",
  ])("refuses: %s", async (text) => {
    const error = await store.sql(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: "SQL", why: expect.stringMatching(/\S/), fix: expect.stringMatching(/views/) });
  });

  it("can't read the store's own files either, and has written nothing", async () => {
    for (const path of ["secret.csv", `${day}/calls.jsonl`]) {
      const text = `SELECT * FROM read_text('${join(directory.path, path)}')`;
      await expect(store.sql(text)).rejects.toMatchObject({ code: "SQL" });
    }
    expect(readdirSync(directory.path).toSorted()).toEqual([day, "secret.csv"]);
    expect(["stolen.csv", "/tmp/turnspan-stolen.csv", "/tmp/turnspan-stolen.db"].filter(existsSync)).toEqual([]);
  });
});
