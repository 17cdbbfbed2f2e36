// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { damagedLines } from "@turnspan/record-kit";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Store, StoreError, openStore } from "../src/index.js";
import { RecordDirectory } from "./in-directory.js";
import { callRecord, runRecord, turnRecord } from "./records.js";

const day = "2026-11-20";
const good = (id: number): string => JSON.stringify(callRecord({ call_id: `call-${id}`, input_tokens: 1 }));

describe("figures of damaged files", () => {
  let directory: RecordDirectory;
  beforeEach(() => {
    directory = new RecordDirectory();
  });
  afterEach(() => directory.remove());

  const ask = async (dir = directory.path) => {
    const store = openStore(dir);
    const { calls, input_tokens: tokens } = await store.totals();
    const malformed = store.malformed();
    await store.close();
    return { calls, tokens, malformed };
  };

  it.each(damagedLines(good(0)).map((line, index) => [index, line.slice(0, 30), line.slice(-12), line] as const))(
    "keep the good lines around a damaged one: %i, %s … %s",
    async (_index, _start, _end, line) => {
      directory.append(day, "calls.jsonl", `\n${good(1)}\n\n${line}\n\n${good(2)}\n${good(3)}\n`);
      const { calls, tokens, malformed } = await ask();
      expect({ calls, tokens, damaged: malformed.count }).toEqual({ calls: 3, tokens: 3, damaged: 1 });
      expect(malformed.first[0]).toMatchObject({ file: join(directory.path, day, "calls.jsonl"), lineNumber: 4 });
    },
  );

  it("take a torn last line once it is whole, and count no line twice", async () => {
    const store = openStore(directory.path);
    directory.append(day, "calls.jsonl", `\n${good(1)}\n\n${good(2).slice(0, 90)}`);
    expect((await store.totals()).calls).toBe(1);
    expect(store.malformed().first).toMatchObject([{ why: "the file ends inside this line" }]);
    directory.append(day, "calls.jsonl", `${good(2).slice(90)}\n\n${good(3)}\n`);
    expect((await store.totals()).calls).toBe(3);
    expect(store.malformed().count).toBe(0);
    directory.append(day, "calls.jsonl", `\n${good(4)}\n`);
    expect((await store.totals()).calls).toBe(4);
    directory.append(day, "calls.jsonl", `\n{"v":1,\n\n${good(5)}\n`);
    expect((await store.totals()).calls).toBe(5);
    expect(store.malformed()).toMatchObject({ count: 1, first: [{ lineNumber: 10 }] });
    await store.close();
  });

  it("read text that is no UTF-8, and line ends of another system", async () => {
    const strange = Buffer.from(good(1).replace('"call_id":"call-1"', '"call_id":"call-\u00fe"'), "latin1");
    directory.append(day, "calls.jsonl", Buffer.concat([strange, Buffer.from(`\r\n${good(2)}\r\n \t\r\n`)]));
    expect(await ask()).toMatchObject({ calls: 2, tokens: 2, malformed: { count: 0 } });
  });

  it("are those of what can be read line by line, whatever was cut out of the file", async () => {
    const whole = Array.from({ length: 12 }, (_, id) => `\n${good(id)}\n`).join("");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length), fc.integer({ min: 30, max: 900 })), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(whole.length), fc.constantFrom("\0", "{", '"', ",", ":", "[", "\n", "}", "é")), {
          maxLength: 3,
        }),
        async (cuts, marks) => {
          let text = whole;
          for (const [at, length] of cuts) text = text.slice(0, at) + text.slice(at + length);
          for (const [at, mark] of marks) text = text.slice(0, at) + mark + text.slice(at);
          fc.pre(!hasOddTime(text));
          const dir = mkdtempSync(join(directory.path, "case-"));
          mkdirSync(join(dir, day));
          writeFileSync(join(dir, day, "calls.jsonl"), text);
          appendFileSync(join(dir, day, "workflow_runs.jsonl"), `\n${JSON.stringify(runRecord({}))}\n`);
          const byLine = await openStore(dir).conversation("conversation-1");
          const { calls, malformed } = await ask(dir);
          rmSync(dir, { recursive: true });
          // A cut may take a line's run_id, and it counts as a call of no conversation.
          expect(calls).toBeGreaterThanOrEqual(byLine?.calls.length ?? 0);
          expect(calls - (byLine?.calls.length ?? 0)).toBeLessThanOrEqual(4);
          expect(malformed).toEqual(byLine?.malformed);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("refuse what is out of range or of another kind, as the readers of lines do", async () => {
    const wrong = [
      { latency_ms: -1 },
      { latency_ms: "soon" },
      { kind: "poem" },
      { tier: "gold" },
      { success: null },
      { estimated_cost: -0.1 },
      { input_tokens: {} },
      { timestamp: "yesterday" },
    ];
    for (const more of wrong) {
      directory.append(day, "calls.jsonl", `\n${JSON.stringify({ ...callRecord({}), ...more })}\n`);
    }
    expect(await ask()).toMatchObject({ calls: 0, malformed: { count: wrong.length } });
  });

  it("are not lost to an amount that no sum can hold", async () => {
    directory.write(day, callRecord({ call_id: "call-1", estimated_cost: 1e300 }));
    directory.write(day, callRecord({ call_id: "call-2", estimated_cost: 0.5 }));
    directory.write(day, callRecord({ call_id: "call-3" }));
    const store = openStore(directory.path);
    const { cost, ...totals } = await store.totals();
    expect(totals).toMatchObject({ calls: 3, unpriced_calls: 1, turns: 0 });
    expect(cost).toBeCloseTo(1e15 + 0.5, 0);
    await store.close();
  });

  it("show a run as ended though its last line stands in an earlier day, where a clock that was set back put it", async () => {
    directory.write("2026-11-20", runRecord({ status: "running" }));
    directory.write("2026-11-19", runRecord({ status: "completed", turns: 3 }));
    const store = openStore(directory.path);
    expect((await store.listConversations()).rows).toMatchObject([{ status: "completed", turns: 3 }]);
    expect((await store.sql("SELECT status, turns FROM workflow_runs")).rows).toEqual([["completed", 3]]);
    expect((await store.conversation("conversation-1"))?.run).toMatchObject({ status: "completed", turns: 3 });
    await store.close();
  });

  it("name a packed file that is torn", async () => {
    directory.append(day, "calls.jsonl.gz", gzipSync(`${good(1)}\n${good(2)}\n`).subarray(0, 60));
    const error = await ask().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: "CORRUPT", why: expect.stringContaining("calls.jsonl.gz") });
  });

  it("name a Parquet file that is damaged, and give the right figures once it is moved away", async () => {
    directory.write(day, callRecord({}), turnRecord(1, {}));
    directory.append(day, "calls-1.parquet", "PAR1 nothing of the kind PAR1");
    const store = openStore(directory.path);
    for (let asked = 0; asked < 2; asked += 1) {
      const error = await store.totals().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "CORRUPT", why: expect.stringContaining("calls-1.parquet"), fix: /Restore/ });
    }
    rmSync(join(directory.path, day, "calls-1.parquet"));
    expect(await store.totals()).toMatchObject({ calls: 1, turns: 1 });
    await store.close();
  });

  it("say that a directory is another tool's, and that a file can't be read", async () => {
    writeFileSync(join(directory.path, "package.json"), "{}");
    expect(await ask().catch((thrown: unknown) => thrown)).toMatchObject({ code: "FOREIGN", fix: expect.any(String) });
    mkdirSync(join(directory.path, day, "calls.jsonl"), { recursive: true });
    expect(await ask().catch((thrown: unknown) => thrown)).toMatchObject({ code: "EISDIR" });
  });

  it("are none of a directory that is empty or missing", async () => {
    for (const dir of [directory.path, join(directory.path, "missing")]) {
      const store = openStore(dir);
      expect(await store.overview()).toMatchObject({
        totals: { calls: 0, cost: null, success_rate: null, e2e: { p50_ms: null } },
        by_provider: [],
        timeline: { buckets: [] },
        top_conversations: [],
        malformed: { count: 0 },
      });
      expect(await store.latency()).toMatchObject({ segments: [], models: [], costliest_segment: null });
      expect(await store.nearestConversations("x")).toEqual([]);
      await store.close();
    }
  });

  it("follow files that come, grow, shrink and go", async () => {
    const store = openStore(directory.path);
    const asked = async () => (await store.totals()).calls;
    expect(await asked()).toBe(0);
    directory.write("2026-11-19", callRecord({ call_id: "a" }));
    expect(await asked()).toBe(1);
    directory.write("2026-11-20", callRecord({ call_id: "b" }), callRecord({ call_id: "c" }));
    expect(await asked()).toBe(3);
    writeFileSync(join(directory.path, "2026-11-20", "calls.jsonl"), `${good(9)}\n`);
    expect(await asked()).toBe(2);
    rmSync(join(directory.path, "2026-11-19"), { recursive: true });
    expect(await asked()).toBe(1);
    expect((await store.totals({ since: new Date("2027-01-01T00:00:00Z") })).calls).toBe(0);
    expect(await asked()).toBe(1);
    await store.close();
    expect(await asked()).toBe(1);
    await store.close();
  });
});

describe("a question", () => {
  it.each([
    ["bucket", (store: Store) => store.timeline({ bucket: "day', 1); --" as "day" })],
    ["orderBy", (store: Store) => store.listConversations({ orderBy: "constructor" as "cost" })],
    ["dimension", (store: Store) => store.groupBy("cost; DROP TABLE call" as "kind")],
    ["limit", (store: Store) => store.slowestTurns({ limit: Number.NaN })],
    ["bins", (store: Store) => store.distribution({ bins: 1e9 })],
    ["since", (store: Store) => store.totals({ since: new Date("soon") })],
  ])("is refused if its %s is none", async (name, ask) => {
    const directory = new RecordDirectory();
    directory.write(day, callRecord({}));
    const error = await ask(openStore(directory.path)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "ARGUMENT", why: expect.stringContaining(name), fix: expect.any(String) });
    directory.remove();
  });
});

/** A cut from one time into another can make one of another precision, which only the readers of lines refuse. */
function hasOddTime(text: string): boolean {
  return text.split("\n").some((line) => isJson(line) && /T\d\d:\d\d:\d\d(?!\.\d{3}Z")/.test(line));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
