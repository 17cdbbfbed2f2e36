// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CallRecord } from "@turnspan/records";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Store, openStore } from "../src/index.js";
import { RecordDirectory } from "./in-directory.js";
import { callRecord, runRecord, turnRecord } from "./records.js";

const day = "2026-11-20";

describe("exportRecords", () => {
  let directory: RecordDirectory;
  let store: Store;
  let out = "";
  beforeEach(() => {
    directory = new RecordDirectory();
    store = openStore(directory.path);
    out = join(directory.path, "spool");
    mkdirSync(out);
    directory.write(
      day,
      runRecord({ status: "running" }),
      callRecord({ call_id: "late", timestamp: "2026-11-20T10:00:09.500Z", provider: 'a "quoted", name' }),
      callRecord({ call_id: "early", provider: "openai", metadata: { plan: "gold" }, fallback_chain: ["a/b", "c/d"] }),
      turnRecord(1, { e2e_ms: 900, user_text: "line one\nline two" }),
      runRecord({ turns: 1, cost_by_kind: { llm: 0.5 } }),
    );
  });
  afterEach(() => directory.remove());

  it("writes JSON that says what the records say", async () => {
    const to = join(out, "calls.json");
    const result = await store.exportRecords({ records: "calls", format: "json", to });
    expect(result).toEqual({ records: 2, bytes: readFileSync(to).length });
    const calls = JSON.parse(readFileSync(to, "utf8")) as CallRecord[];
    const conversation = await store.conversation("conversation-1");
    expect(calls).toEqual(conversation?.calls);
    const turnsTo = join(out, "turns.json");
    await store.exportRecords({ records: "turns", format: "json", to: turnsTo });
    expect(JSON.parse(readFileSync(turnsTo, "utf8"))).toEqual(conversation?.turns);
  });

  it("writes CSV with a header, quoted where it must be", async () => {
    const to = join(out, "calls.csv");
    await store.exportRecords({ records: "calls", format: "csv", to });
    const text = readFileSync(to, "utf8");
    expect(text.split("\n")[0]).toContain("call_id,timestamp,conversation_id");
    expect(text).toContain("2026-11-20T10:00:05.000Z");
    expect(text).toContain('"a ""quoted"", name"');
    expect(text).toContain('"[""a/b"",""c/d""]"');
  });

  it("writes Parquet that a store reads as the same records", async () => {
    const other = new RecordDirectory();
    mkdirSync(join(other.path, day));
    for (const [records, name] of [
      ["calls", "calls-1.parquet"],
      ["turns", "turns-1.parquet"],
      ["workflow_runs", "workflow_runs-1.parquet"],
    ] as const) {
      await store.exportRecords({ records, format: "parquet", to: join(other.path, day, name) });
    }
    expect(await openStore(other.path).conversation("conversation-1")).toEqual(
      await store.conversation("conversation-1"),
    );
    other.remove();
  });

  it("takes what a filter takes, one row a run", async () => {
    const to = join(out, "runs.json");
    expect(await store.exportRecords({ records: "workflow_runs", format: "json", to })).toMatchObject({ records: 1 });
    expect(JSON.parse(readFileSync(to, "utf8"))).toMatchObject([{ status: "completed", cost_by_kind: { llm: 0.5 } }]);
    const filtered = { records: "calls", format: "csv", to, overwrite: true, provider: "openai" } as const;
    expect(await store.exportRecords(filtered)).toMatchObject({ records: 1 });
    expect(await store.exportRecords({ ...filtered, since: new Date("2026-11-21") })).toMatchObject({ records: 0 });
  });

  it("overwrites nothing unless told to, and leaves no half of a file", async () => {
    const to = join(directory.path, day, "calls.jsonl");
    const before = readFileSync(to, "utf8");
    const attempt = store.exportRecords({ records: "calls", format: "csv", to });
    await expect(attempt).rejects.toMatchObject({ code: "EXISTS" });
    expect(readFileSync(to, "utf8")).toBe(before);
    const nowhere = join(out, "missing", "calls.csv");
    await expect(store.exportRecords({ records: "calls", format: "csv", to: nowhere })).rejects.toMatchObject({
      code: expect.any(String),
      fix: expect.any(String),
    });
    expect(existsSync(join(out, "missing"))).toBe(false);
    expect(readdirSync(out)).toEqual([]);
  });
});
