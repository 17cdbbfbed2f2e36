// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ProblemReport } from "../src/lib/guard/problem.js";
import { createJsonlSink } from "../src/lib/sinks/jsonl/create-jsonl-sink.js";
import { readRecords } from "./read-records.js";
import { startProgram } from "./run-program.js";
import { sampleCall, sampleRun, sampleTurn } from "./sample-records.js";

let dir = "";
beforeEach(() => void (dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-files-"))));
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

const dayMs = 86_400_000;

function setUp(directory = dir) {
  const clock = { nowMs: Date.parse("2026-03-01T12:00:00.000Z") };
  const problems: ProblemReport[] = [];
  const counts = { dropped: 0 };
  const sink = createJsonlSink({
    dir: directory,
    now: () => clock.nowMs,
    report: (problem) => problems.push(problem),
    onDropped: () => counts.dropped++,
  });
  const today = () => path.join(directory, new Date(clock.nowMs).toISOString().slice(0, 10));
  return { sink, clock, problems, counts, today };
}

const ids = (directory: string) =>
  readRecords(directory, "calls").records.map((record) => (record.type === "call" ? record.call_id : ""));
const mode = (file: string) => fs.statSync(file).mode & 0o777;

describe("files", () => {
  it("hold each kind of record in a file of its own, for their owner alone", () => {
    const { sink, today } = setUp(path.join(dir, "new"));
    for (const record of [sampleRun(), sampleCall(), sampleTurn()]) sink.write(record);
    expect(fs.readdirSync(today()).toSorted()).toEqual(["calls.jsonl", "turns.jsonl", "workflow_runs.jsonl"]);
    expect([mode(path.join(dir, "new")), mode(today())]).toEqual([0o700, 0o700]);
    expect(fs.readdirSync(today()).map((file) => mode(path.join(today(), file)))).toEqual([0o600, 0o600, 0o600]);
    expect(readRecords(dir, "turns").records).toEqual([sampleTurn()]);
  });

  it("begin anew at midnight UTC", () => {
    const { sink, clock } = setUp();
    sink.write(sampleCall({ call_id: "today" }));
    clock.nowMs += dayMs;
    sink.write(sampleCall({ call_id: "tomorrow" }));
    expect(fs.readdirSync(dir).toSorted()).toEqual(["2026-03-01", "2026-03-02"]);
    expect(ids(dir).toSorted()).toEqual(["today", "tomorrow"]);
  });

  it("are made again half a second after the directory was deleted or moved away", () => {
    const { sink, clock, today } = setUp();
    sink.write(sampleCall({ call_id: "before" }));
    fs.rmSync(today(), { recursive: true });
    clock.nowMs += 500;
    sink.write(sampleCall({ call_id: "after" }));
    expect(ids(dir)).toEqual(["after"]);
    fs.renameSync(today(), path.join(dir, "moved"));
    // Where a clock was set back, it is not known how long ago we looked.
    clock.nowMs -= 1;
    sink.write(sampleCall({ call_id: "last" }));
    expect(ids(today())).toEqual(["last"]);
  });

  it("take a record again after they were closed", () => {
    const { sink } = setUp();
    sink.write(sampleCall({ call_id: "early" }));
    sink.close();
    sink.write(sampleCall({ call_id: "late" }));
    expect(ids(dir)).toEqual(["early", "late"]);
  });
});

describe("a disk that does not take records", () => {
  it("is reported, tried again, and loses nothing that fits into memory", () => {
    const { sink, clock, problems, counts, today } = setUp();
    const file = path.join(today(), "calls.jsonl");
    fs.mkdirSync(today());
    fs.symlinkSync("/dev/full", file);
    sink.write(sampleCall({ call_id: "a" }));
    sink.write(sampleCall({ call_id: "b" }));
    expect(problems.map(({ code }) => code)).toEqual(["files_ENOSPC"]);
    fs.unlinkSync(file);
    clock.nowMs += 5000;
    sink.write(sampleCall({ call_id: "c" }));
    expect(ids(dir)).toEqual(["a", "b", "c"]);
    expect(counts.dropped).toBe(0);
  });

  it("does not make memory grow: the oldest of 1,000 lines are dropped and counted", () => {
    const { sink, counts, problems } = setUp(path.join(dir, "file", "below"));
    fs.writeFileSync(path.join(dir, "file"), "");
    for (let index = 0; index < 1500; index++) sink.write(sampleCall({ call_id: `${index}` }));
    expect(problems.map(({ code }) => code)).toEqual(["files_ENOTDIR"]);
    expect(counts.dropped).toBe(500);
    fs.rmSync(path.join(dir, "file"));
    sink.flush();
    expect(ids(dir)).toEqual(Array.from({ length: 1000 }, (_, index) => `${index + 500}`));
  });

  it("keeps the other files going", () => {
    const { sink, today } = setUp();
    fs.mkdirSync(path.join(today(), "calls.jsonl"), { recursive: true });
    sink.write(sampleCall());
    sink.write(sampleTurn());
    expect(readRecords(dir, "turns").records).toHaveLength(1);
  });

  const isRoot = process.getuid?.() === 0;

  it.runIf(process.platform === "linux")("that it may not write to does not disturb a program", async () => {
    fs.chmodSync(dir, 0o555);
    const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const end = await startProgram("write-calls", [path.join(dir, "below"), "w", "20"], nobody).ended;
    expect(end).toEqual({ code: 0, signal: null, stdout: "", stderr: "" });
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  const mounted = (size: string) =>
    isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", dir]).status === 0;

  it.runIf(isRoot && process.platform === "linux")(
    "repairs a line that was written in part before the disk was full",
    (test) => {
      if (!mounted("128k")) return test.skip();
      try {
        const { sink, clock, problems } = setUp(path.join(dir, "data"));
        const ballast = path.join(dir, "ballast");
        fs.mkdirSync(path.join(dir, "data"));
        fs.writeFileSync(ballast, Buffer.alloc(96 * 1024));
        const long = "x".repeat(5000);
        const written = Array.from({ length: 12 }, (_, index) => `${index}`);
        for (const call_id of written) sink.write(sampleCall({ call_id, task_type: long }));
        expect(problems.length).toBeGreaterThan(0);
        expect(ids(dir).length).toBeLessThan(12);
        fs.rmSync(ballast);
        clock.nowMs += 5000;
        sink.flush();
        expect(ids(dir)).toEqual(written);
        expect(readRecords(dir, "calls").malformed).toBeLessThanOrEqual(problems.length);
        sink.close();
      } finally {
        spawnSync("umount", [dir]);
      }
    },
  );
});

describe("several processes", () => {
  it("share one file without a torn or lost line, lines larger than a pipe included", async () => {
    const perWriter = 400;
    const writers = ["a", "b", "c", "d"];
    const ends = await Promise.all(
      writers.map((writer) => startProgram("write-calls", [dir, writer, `${perWriter}`]).ended),
    );
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(writers.map(() => [0, ""]));
    expect(readRecords(dir, "calls").malformed).toBe(0);
    const expected = writers.flatMap((writer) => Array.from({ length: perWriter }, (_, index) => `${writer}-${index}`));
    expect(ids(dir).toSorted()).toEqual(expected.toSorted());
  });

  it("leave every finished line readable when they are killed, and in order", async () => {
    const { child, ended } = startProgram("write-calls", [dir, "k", "0"]);
    while (ids(dir).length < 100) await sleep(20);
    child.kill("SIGKILL");
    expect((await ended).signal).toBe("SIGKILL");
    const { malformed } = readRecords(dir, "calls");
    const found = ids(dir);
    expect(malformed).toBeLessThanOrEqual(1);
    expect(found).toEqual(found.map((_, index) => `k-${index}`));
  });
});
