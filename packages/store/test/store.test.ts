// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import type { TurnspanRecord } from "@turnspan/records";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreError, openStore } from "../src/index.js";
import { callRecord, runRecord, turnRecord } from "./records.js";

const files = { call: "calls.jsonl", turn: "turns.jsonl", workflow_run: "workflow_runs.jsonl" } as const;
const today = "2026-11-20";
const host = hostname();

describe("a store", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-store-"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const append = (day: string, name: string, text: string): void => {
    mkdirSync(join(dir, day), { recursive: true });
    appendFileSync(join(dir, day, name), text);
  };
  const write = (day: string, ...records: TurnspanRecord[]): void => {
    for (const record of records) append(day, files[record.type], `\n${JSON.stringify(record)}\n`);
  };

  it("has no conversations in a directory that is missing or empty", async () => {
    const nothing = { runs: [], malformed: { count: 0, first: [] } };
    expect(await openStore(join(dir, "missing")).conversations()).toEqual(nothing);
    expect(await openStore(dir).conversations()).toEqual(nothing);
    expect(await openStore(dir).conversation("conversation-1")).toBeNull();
  });

  it("takes the last line of a run and lists the newest conversation first", async () => {
    write(
      today,
      runRecord({ status: "running" }),
      runRecord({ run_id: "run-2", conversation_id: "conversation-2", started_at: "2026-11-20T11:00:00.000Z" }),
      runRecord({ status: "completed", turns: 7 }),
      runRecord({ run_id: "run-3", conversation_id: null, kind: "workflow" }),
    );
    const { runs } = await openStore(dir).conversations();
    expect(runs.map((run) => [run.conversation_id, run.status, run.turns])).toEqual([
      ["conversation-2", "completed", 0],
      ["conversation-1", "completed", 7],
    ]);
  });

  it("gives a conversation its own turns and calls, in their order, across midnight", async () => {
    const run = { started_at: "2026-11-20T23:59:30.000Z" };
    write("2026-11-20", runRecord({ ...run, status: "running" }), turnRecord(2, {}), turnRecord(1, {}));
    write("2026-11-20", callRecord({ call_id: "late", timestamp: "2026-11-20T23:59:59.900Z" }));
    write("2026-11-20", callRecord({ call_id: "early", timestamp: "2026-11-20T23:59:40.000Z" }));
    write("2026-11-20", callRecord({ run_id: "run-2" }), turnRecord(1, { run_id: "run-2" }));
    write("2026-11-21", turnRecord(3, {}), callRecord({ call_id: "last", timestamp: "2026-11-21T00:00:10.000Z" }));
    write("2026-11-21", runRecord({ ...run, completed_at: "2026-11-21T00:00:30.000Z", turns: 3 }));

    const conversation = await openStore(dir).conversation("conversation-1");
    expect(conversation?.run).toMatchObject({ status: "completed", turns: 3 });
    expect(conversation?.turns.map((turn) => turn.turn_index)).toEqual([1, 2, 3]);
    expect(conversation?.calls.map((call) => call.call_id)).toEqual(["early", "late", "last"]);
    expect(conversation?.malformed.count).toBe(0);
  });

  it("takes the newest run where an id was used twice", async () => {
    write(
      today,
      runRecord({ run_id: "run-2", started_at: "2026-11-20T12:00:00.000Z" }),
      runRecord({}),
      turnRecord(1, {}),
      turnRecord(5, { run_id: "run-2" }),
    );
    const conversation = await openStore(dir).conversation("conversation-1");
    expect(conversation?.run.run_id).toBe("run-2");
    expect(conversation?.turns.map((turn) => turn.turn_index)).toEqual([5]);
  });

  it("keeps every good line around damaged ones and says which were damaged", async () => {
    const half = JSON.stringify(turnRecord(9, {})).slice(0, 120);
    write(today, runRecord({}), turnRecord(1, {}));
    append(today, "turns.jsonl", `\n${half}`);
    write(today, turnRecord(2, {}));
    append(today, "turns.jsonl", '\n\n\n[1]\n{"type":"turn","v":1}\n');
    write(today, turnRecord(3, {}));
    append(today, "turns.jsonl", `\n${JSON.stringify(callRecord({}))}\n\n${half}`);

    const conversation = await openStore(dir).conversation("conversation-1");
    expect(conversation?.turns.map((turn) => turn.turn_index)).toEqual([1, 2, 3]);
    const file = join(dir, today, "turns.jsonl");
    expect(conversation?.malformed).toEqual({
      count: 5,
      first: [
        { file, lineNumber: 4, why: "not JSON" },
        { file, lineNumber: 9, why: expect.any(String) },
        { file, lineNumber: 10, why: expect.any(String) },
        { file, lineNumber: 14, why: "a call in a file of turns" },
        { file, lineNumber: 16, why: "the file ends inside this line" },
      ],
    });
  });

  it("reads a last line without its newline, and text that other line readers would split", async () => {
    write(today, runRecord({}));
    append(today, "turns.jsonl", JSON.stringify(turnRecord(1, { user_text: "a\u2028b\u2029c\u0085d ü 🎧" })));
    const conversation = await openStore(dir).conversation("conversation-1");
    expect(conversation?.turns[0]?.user_text).toBe("a\u2028b\u2029c\u0085d ü 🎧");
    expect(conversation?.malformed.count).toBe(0);
  });

  it("reports at most 20 damaged lines and counts them all", async () => {
    write(today, runRecord({}));
    append(today, "turns.jsonl", "x\n".repeat(5000));
    const malformed = (await openStore(dir).conversation("conversation-1"))?.malformed;
    expect(malformed).toMatchObject({ count: 5000, first: { length: 20 } });
  });

  it("ignores files and folders that are not days", async () => {
    write(today, runRecord({}));
    mkdirSync(join(dir, "spool"));
    writeFileSync(join(dir, "notes.txt"), "x");
    writeFileSync(join(dir, today, "calls.jsonl.bak"), "x");
    expect((await openStore(dir).conversations()).malformed.count).toBe(0);
  });

  it("shows a run as abandoned once its process is gone, in the list and by itself", async () => {
    const { pid } = spawnSync(process.execPath, ["--eval", ""]);
    const now = new Date().toISOString();
    const day = now.slice(0, 10);
    write(day, runRecord({ status: "running", started_at: now, process_id: pid, host_name: host }));
    write(day, turnRecord(1, { e2e_ms: 700 }), callRecord({ input_tokens: 12 }), callRecord({ input_tokens: 30 }));

    const summed = { status: "abandoned", turns: 1, total_input_tokens: 42, turn_latency: { p50_ms: 700 } };
    expect((await openStore(dir).conversations()).runs).toMatchObject([summed]);
    expect((await openStore(dir).conversation("conversation-1"))?.run).toMatchObject(summed);
  });

  it("sees that a process has gone although no file has changed since it was asked last", async () => {
    const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
    const now = new Date().toISOString();
    write(
      now.slice(0, 10),
      runRecord({ status: "running", started_at: now, process_id: child.pid ?? null, host_name: host }),
      turnRecord(1, {}),
    );
    const store = openStore(dir);
    const seen = async () => (await store.listConversations()).rows.map(({ status, turns }) => ({ status, turns }));
    expect(await seen()).toEqual([{ status: "running", turns: 1 }]);
    expect(await seen()).toEqual([{ status: "running", turns: 1 }]);
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await seen()).toEqual([{ status: "abandoned", turns: 1 }]);
    expect(await seen()).toEqual([{ status: "abandoned", turns: 1 }]);
    await store.close();
  });

  it("shows a run as running while its process is there, or on a machine that we can't ask", async () => {
    const now = new Date().toISOString();
    const day = now.slice(0, 10);
    const running = { status: "running", started_at: now } as const;
    write(day, runRecord({ ...running, process_id: process.pid, host_name: host }));
    write(day, runRecord({ ...running, run_id: "run-2", process_id: 1, host_name: `not-${host}` }));
    const { runs } = await openStore(dir).conversations();
    expect(runs.map((run) => run.status)).toEqual(["running", "running"]);
  });

  it("counts each damaged line once though abandoned runs make it read more", async () => {
    const { pid } = spawnSync(process.execPath, ["--eval", ""]);
    const now = new Date().toISOString();
    const day = now.slice(0, 10);
    const died = { status: "running", started_at: now, process_id: pid, host_name: host } as const;
    write(day, runRecord(died), runRecord({ ...died, run_id: "run-2", conversation_id: "conversation-2" }));
    for (const name of Object.values(files)) append(day, name, "\n{torn\n");
    const { runs, malformed } = await openStore(dir).conversations();
    expect(runs.map((run) => run.status)).toEqual(["abandoned", "abandoned"]);
    expect(malformed.count).toBe(3);
  });

  it("reads whole lines only while another process appends", async () => {
    write(today, runRecord({}), turnRecord(1, {}));
    const line = `\n${JSON.stringify(callRecord({ error_message: "x".repeat(3000) }))}\n`;
    const file = join(dir, today, "calls.jsonl");
    const script = `const fs = require("node:fs");
      const fd = fs.openSync(${JSON.stringify(file)}, "a");
      process.stdout.write("go");
      for (let i = 0; i < 2000; i += 1) fs.writeSync(fd, ${JSON.stringify(line)});`;
    const writer = spawn(process.execPath, ["--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
    const done = new Promise((resolve) => writer.once("close", resolve));
    await new Promise((resolve) => writer.stdout.once("data", resolve));
    let counts: number[] = [];
    while (writer.exitCode === null) {
      const conversation = await openStore(dir).conversation("conversation-1");
      counts = [...counts, conversation?.calls.length ?? 0];
      expect(conversation?.malformed.first.filter((bad) => bad.why !== "the file ends inside this line")).toEqual([]);
    }
    await done;
    const conversation = await openStore(dir).conversation("conversation-1");
    expect(conversation?.calls.length).toBe(2000);
    expect(conversation?.malformed.count).toBe(0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it("says what is wrong, and what to do, when the directory is a file", async () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    const error = await openStore(file)
      .conversations()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: "ENOTDIR", why: expect.stringContaining(file), fix: expect.any(String) });
  });
});
