// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FigureDatabase } from "../src/lib/database/figure-database.js";
import { type Store, openStore } from "../src/index.js";
import { RecordDirectory } from "./in-directory.js";
import { callRecord, runRecord, turnRecord } from "./records.js";

const today = new Date().toISOString().slice(0, 10);
const before = "2026-11-01";
const nowIso = new Date().toISOString();
const call = (id: string, day = today) =>
  callRecord({ call_id: id, timestamp: `${day}T00:00:01.000Z`, estimated_cost: 0.5, provider: "openai" });

describe("an answer that was given before", () => {
  let directory: RecordDirectory;
  let store: Store;
  beforeEach(() => {
    directory = new RecordDirectory();
    store = openStore(directory.path);
    directory.write(before, call("old", before));
    directory.write(today, call("new"), turnRecord(1, {}));
  });
  afterEach(async () => {
    await store.close();
    directory.remove();
  });

  /** What all kinds of figures say of how many calls there are. */
  const seen = async () => {
    const { totals, by_provider: groups, timeline } = await store.overview();
    const { buckets } = await store.timeline({ bucket: "day" });
    return [
      totals.calls,
      groups[0]?.calls ?? 0,
      timeline.buckets.reduce((sum, { calls }) => sum + calls, 0),
      buckets.reduce((sum, { calls }) => sum + calls, 0),
      (await store.totals()).calls,
      ((await store.totals()).cost ?? 0) * 2,
      (await store.groupBy("model"))[0]?.calls ?? 0,
    ];
  };
  const each = (calls: number): number[] => Array.from({ length: 7 }, () => calls);

  it("is not given again once a record was written, to a file that is there or to a new one", async () => {
    expect(await seen()).toEqual(each(2));
    directory.write(today, call("appended"));
    expect(await seen()).toEqual(each(3));
    directory.write(before, call("late", before));
    expect(await seen()).toEqual(each(4));
    directory.write("2026-11-02", call("of a new day", "2026-11-02"));
    expect(await seen()).toEqual(each(5));
    directory.append(today, "calls-1.jsonl", `\n${JSON.stringify(call("of a new file"))}\n`);
    expect(await seen()).toEqual(each(6));
  });

  it("is not given again once a file or a day is gone, or retention took it", async () => {
    expect(await seen()).toEqual(each(2));
    rmSync(join(directory.path, today, "calls.jsonl"));
    expect(await seen()).toEqual(each(1));
    directory.write(today, call("written anew"), call("and another"));
    expect(await seen()).toEqual(each(3));
    expect((await store.prune({ olderThan: new Date("2026-11-10") })).days).toHaveLength(1);
    expect(await seen()).toEqual(each(2));
    rmSync(join(directory.path, today), { recursive: true });
    expect(await seen()).toEqual(each(0));
  });

  it("is not given again once a line is damaged, and tells of that line", async () => {
    expect((await store.overview()).malformed.count).toBe(0);
    directory.append(today, "calls.jsonl", "\n{torn\n");
    expect((await store.overview()).malformed.count).toBe(1);
    expect((await store.overview()).malformed.count).toBe(1);
  });

  it("is not given again once the process of a running conversation is gone", async () => {
    const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
    const running = {
      status: "running",
      started_at: nowIso,
      process_id: child.pid ?? null,
      host_name: hostname(),
    } as const;
    directory.write(today, runRecord(running));
    const failed = async () => (await store.overview()).totals.failed_conversations;
    expect([await failed(), await failed()]).toEqual([0, 0]);
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await failed()).toBe(1);
  });

  it("belongs to its own question", async () => {
    const filters = [
      {},
      { since: new Date(today) },
      { until: new Date(today) },
      { provider: "nobody" },
      { kind: "tts" },
    ] as const;
    const calls = async () => Promise.all(filters.map(async (filter) => (await store.totals(filter)).calls));
    expect(await calls()).toEqual([2, 1, 1, 0, 0]);
    expect(await calls()).toEqual([2, 1, 1, 0, 0]);
    const sizes = async () =>
      Promise.all((["day", "hour"] as const).map(async (bucket) => (await store.timeline({ bucket })).bucket));
    expect([await sizes(), await sizes()]).toEqual([
      ["day", "hour"],
      ["day", "hour"],
    ]);
  });

  it("is nobody's to change for the next", async () => {
    const groups = await store.groupBy("provider");
    groups.length = 0;
    expect(await store.groupBy("provider")).toHaveLength(1);
  });

  it("is asked anew of a store that was closed", async () => {
    expect(await seen()).toEqual(each(2));
    await store.close();
    directory.write(today, call("appended"));
    expect(await seen()).toEqual(each(3));
  });
});

describe("a question that is asked by several", () => {
  let directory: RecordDirectory;
  let database: FigureDatabase;
  beforeEach(() => {
    directory = new RecordDirectory();
    database = new FigureDatabase(directory.path);
    directory.write(before, call("old", before));
    directory.write(today, call("new"));
  });
  afterEach(async () => {
    await database.close();
    directory.remove();
  });

  let workedOut = 0;
  const count = (filter = {}, during = () => {}): Promise<number> =>
    database.answer("count", filter, "overview", async (connection) => {
      workedOut += 1;
      during();
      const reader = await connection.runAndReadAll("SELECT count(*) FROM call");
      return Number(reader.getRows()[0]?.[0]);
    });

  it("is worked out once, now and later, as long as nothing changes", async () => {
    workedOut = 0;
    expect(await Promise.all([count(), count(), count()])).toEqual([2, 2, 2]);
    expect(await count()).toBe(2);
    expect(workedOut).toBe(1);
    directory.write(today, call("appended"));
    expect(await Promise.all([count(), count()])).toEqual([3, 3]);
    expect(workedOut).toBe(2);
  });

  it("sees what was written before it was asked, though others looked at the files a moment before", async () => {
    let later: Promise<number> | undefined;
    const first = count({}, () => {
      directory.write(today, call("written while the first is answered"));
      later = count();
    });
    expect([await first, await later]).toEqual([2, 3]);
  });

  it("sees the days it needs, though others that waited with it need fewer", async () => {
    const recent = { since: new Date(today) };
    expect(await Promise.all([count(recent), count(), count(recent)])).toEqual([1, 2, 2]);
  });

  it("is asked again after it failed, and what was half loaded then is not taken for all", async () => {
    const failing = database.answer("count", {}, "overview", () => Promise.reject(new Error("not this time")));
    await expect(failing).rejects.toThrow("not this time");
    expect(await count()).toBe(2);

    directory.append("2026-11-02", "calls.parquet", "no Parquet at all");
    directory.write("2026-11-02", call("readable", "2026-11-02"));
    const recent = { since: new Date(today) };
    const [narrow, wide, behind] = await Promise.allSettled([count(recent), count(), count(recent)]);
    expect([narrow.status, wide.status, behind.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    rmSync(join(directory.path, "2026-11-02", "calls.parquet"));
    expect(await count()).toBe(3);
  });
});
