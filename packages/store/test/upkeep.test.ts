// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { damagedLines, writeHistory } from "@turnspan/record-kit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreError, openStore } from "../src/index.js";
import { RecordDirectory } from "./in-directory.js";
import { callRecord, turnRecord } from "./records.js";

const compactProgram = fileURLToPath(new URL("programs/compact.mjs", import.meta.url));
const later = (): Date => new Date(Date.now() + 2 * 60 * 60 * 1000);

describe("compact", { timeout: 240_000 }, () => {
  let directory: RecordDirectory;
  beforeEach(() => {
    directory = new RecordDirectory();
  });
  afterEach(() => directory.remove());

  const figures = async () => {
    const store = openStore(directory.path);
    const totals = await store.totals();
    const list = await store.listConversations({ limit: 500 });
    const ids = list.rows.slice(0, 2).map((row) => row.conversation_id);
    const [first, second] = [await store.conversation(ids[0] ?? ""), await store.conversation(ids[1] ?? "")];
    await store.close();
    const whole = [first, second].map((one) => one && { run: one.run, turns: one.turns, calls: one.calls });
    return { totals, list, whole };
  };
  const names = (day: string): string[] => readdirSync(join(directory.path, day)).toSorted();

  it("turns closed days into Parquet with the same figures and the same records", async () => {
    writeHistory(directory.path, { conversations: 60, days: 2, firstDay: "2026-11-01", packedDays: [1] });
    const before = await figures();
    const store = openStore(directory.path);
    const planned = await store.compact({ now: later(), dryRun: true });
    expect(await figures()).toEqual(before);
    const result = await store.compact({ now: later() });
    expect(result.files.map(({ file, records }) => [file, records])).toEqual(
      planned.files.map(({ file, records }) => [file, records]),
    );
    expect(names("2026-11-01")).toEqual(["calls-1.parquet", "turns-1.parquet", "workflow_runs-1.parquet"]);
    expect(result.files.every((file) => (file.bytesAfter ?? 0) > 0)).toBe(true);
    expect(await figures()).toEqual(before);
    expect((await store.compact({ now: later() })).files).toEqual([]);
  });

  it("keeps lines that are no records, in a file beside", async () => {
    const line = JSON.stringify(callRecord({}));
    const damaged = damagedLines(line);
    directory.append("2026-11-01", "calls.jsonl", [line, ...damaged].map((one) => `\n${one}\n`).join(""));
    const { files } = await openStore(directory.path).compact({ now: later() });
    expect(files).toMatchObject([{ records: 1, malformed: damaged.length }]);
    const kept = readFileSync(join(directory.path, "2026-11-01", "calls-1.malformed.txt"), "utf8");
    expect(kept).toBe(`${damaged.join("\n")}\n`);
  });

  it("leaves today, a day that was just written, and fields that it does not know", async () => {
    const now = later(); // After 22:00 its day is tomorrow, which is "today" by either clock.
    const today = now.toISOString().slice(0, 10);
    directory.write(today, callRecord({}));
    directory.write("2026-11-01", callRecord({}));
    const store = openStore(directory.path);
    expect(await store.compact()).toMatchObject({
      files: [],
      skipped: [
        { day: "2026-11-01", why: expect.stringContaining("within the last hour") },
        { day: today, why: expect.stringContaining("may still write") },
      ],
    });
    const more = { ...turnRecord(1, {}), mood: "fine" };
    directory.append("2026-11-01", "turns.jsonl", `\n${JSON.stringify(more)}\n`);
    const result = await store.compact({ now });
    expect(result.files.map((file) => file.file)).toEqual(["2026-11-01/calls.jsonl"]);
    expect(result.skipped).toContainEqual({
      day: "2026-11-01",
      why: "turns.jsonl: line 2 has fields that this version does not know",
    });
    expect(names("2026-11-01")).toEqual(["calls-1.parquet", "turns.jsonl"]);
  });

  it("adds a second Parquet file for lines that came late", async () => {
    directory.write("2026-11-01", callRecord({ call_id: "early" }));
    const store = openStore(directory.path);
    await store.compact({ now: later() });
    directory.write("2026-11-01", callRecord({ call_id: "late" }));
    expect((await store.totals()).calls).toBe(2);
    await store.compact({ now: later() });
    expect(names("2026-11-01")).toEqual(["calls-1.parquet", "calls-2.parquet"]);
    expect((await store.totals()).calls).toBe(2);
    await store.close();
  });

  it("loses and doubles nothing at whatever step it stopped", async () => {
    directory.write("2026-11-01", callRecord({ call_id: "a" }), callRecord({ call_id: "b" }));
    const day = join(directory.path, "2026-11-01");
    const calls = async () => {
      const store = openStore(directory.path);
      const totals = await store.totals();
      await store.close();
      return totals.calls;
    };
    // Renamed, and a Parquet file half written.
    renameSync(join(day, "calls.jsonl"), join(day, "calls-1.compacting.jsonl"));
    writeFileSync(join(day, "calls-1.parquet.part"), "PAR1half");
    expect(await calls()).toBe(2);
    const lines = readFileSync(join(day, "calls-1.compacting.jsonl"));
    await openStore(directory.path).compact({ now: later() });
    expect(names("2026-11-01")).toEqual(["calls-1.parquet"]);
    expect(await calls()).toBe(2);
    // Renamed to its name, and the source not removed yet.
    writeFileSync(join(day, "calls-1.compacting.jsonl"), lines);
    expect(await calls()).toBe(2);
    await openStore(directory.path).compact({ now: later() });
    expect(names("2026-11-01")).toEqual(["calls-1.parquet"]);
    expect(await calls()).toBe(2);
  });

  it("can be killed at any time", async () => {
    writeHistory(directory.path, { conversations: 120, days: 3, firstDay: "2026-11-01" });
    const before = await figures();
    for (let round = 0; round < 6; round += 1) {
      const child = spawn(process.execPath, [compactProgram, directory.path], { stdio: ["ignore", "pipe", "inherit"] });
      const ended = new Promise((resolve) => child.once("close", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 60));
      child.kill("SIGKILL");
      await ended;
      expect(await figures()).toEqual(before);
    }
    expect(spawnSync(process.execPath, [compactProgram, directory.path]).status).toBe(0);
    expect(names("2026-11-03")).toEqual(["calls-1.parquet", "turns-1.parquet", "workflow_runs-1.parquet"]);
    expect(existsSync(join(directory.path, ".compact.lock"))).toBe(false);
    expect(await figures()).toEqual(before);
  });

  it("is not done twice at once", async () => {
    directory.write("2026-11-01", callRecord({}));
    writeFileSync(join(directory.path, ".compact.lock"), String(process.pid));
    await expect(openStore(directory.path).compact({ now: later() })).rejects.toMatchObject({ code: "BUSY" });
    rmSync(join(directory.path, ".compact.lock"));
    const { pid } = spawnSync(process.execPath, ["--eval", ""]);
    writeFileSync(join(directory.path, ".compact.lock"), String(pid));
    expect((await openStore(directory.path).compact({ now: later() })).files).toHaveLength(1);
  });
});

describe("prune", () => {
  let directory: RecordDirectory;
  beforeEach(() => {
    directory = new RecordDirectory();
  });
  afterEach(() => directory.remove());

  it("removes the days that are wholly older, and says what would go before", async () => {
    for (const day of ["2026-10-30", "2026-10-31", "2026-11-01"]) directory.write(day, callRecord({}));
    directory.append("spool", "batch", "waiting");
    const store = openStore(directory.path);
    const olderThan = new Date("2026-11-01T00:00:00.000Z");
    const planned = await store.prune({ olderThan, dryRun: true });
    expect(planned).toMatchObject({ dryRun: true, days: [{ day: "2026-10-30", files: 1 }, { day: "2026-10-31" }] });
    expect(readdirSync(directory.path)).toHaveLength(4);
    expect(await store.prune({ olderThan })).toEqual({ ...planned, dryRun: false });
    expect(readdirSync(directory.path).toSorted()).toEqual(["2026-11-01", "spool"]);
    expect((await store.prune({ olderThan: new Date("2026-11-01T23:59:59.999Z") })).days).toEqual([]);
  });

  it("refuses a date that is none", async () => {
    directory.write("2026-11-01", callRecord({}));
    const error = await openStore(directory.path)
      .prune({ olderThan: new Date("never") })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect(readdirSync(directory.path)).toEqual(["2026-11-01"]);
  });
});
