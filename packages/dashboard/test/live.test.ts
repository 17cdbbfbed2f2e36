// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeConversation } from "@turnspan/record-kit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Dashboard, serveDashboard } from "../src/index.js";
import { type Browser, browse } from "./browse.js";
import { type LiveReader, openLive } from "./open-live.js";

/** Seen within a second is the promise; a machine that is loaded may be late in telling us. */
const patienceMs = 1000;

describe("the live feed", () => {
  let dir = "";
  let dashboard: Dashboard;
  let browser: Browser;
  let next = 0;
  const readers: LiveReader[] = [];

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-live-"));
    dashboard = await serveDashboard({ dir, port: 0 });
    browser = await browse(dashboard);
  });
  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.close();
    await dashboard.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Appends calls as an agent does, and returns their ids. */
  const appendCalls = (count: number): string[] => {
    const day = join(dir, new Date().toISOString().slice(0, 10));
    mkdirSync(day, { recursive: true });
    const ids: string[] = [];
    while (ids.length < count) {
      next += 1;
      for (const call of makeConversation(next, Date.now()).calls.slice(0, count - ids.length)) {
        appendFileSync(join(day, "calls.jsonl"), `\n${JSON.stringify(call)}\n`);
        ids.push(String((call as Record<string, unknown>)["call_id"]));
      }
    }
    return ids;
  };
  const open = async (query = "", headers: Record<string, string> = {}): Promise<LiveReader> => {
    const reader = await openLive(dashboard, browser.cookie, query, headers);
    readers.push(reader);
    await reader.next(({ event }) => event === "hello");
    return reader;
  };
  const callIdsOf = ({ events }: LiveReader): unknown[] =>
    events
      .filter(({ event }) => event === "record")
      .map(({ data }) => (data["record"] as Record<string, unknown>)["call_id"]);
  const hasCall =
    (id: string) =>
    (event: { data: Readonly<Record<string, unknown>> }): boolean =>
      (event.data["record"] as Record<string, unknown> | undefined)?.["call_id"] === id;

  it("shows each record within a second of its writing, to all who look", async () => {
    const [one, other] = [await open(), await open()];
    const delays: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const [id = ""] = appendCalls(1);
      const writtenMs = performance.now();
      await Promise.all([one.next(hasCall(id)), other.next(hasCall(id))]);
      delays.push(performance.now() - writtenMs);
    }
    expect(delays.toSorted((a, b) => a - b)[2]).toBeLessThan(patienceMs);
  });

  it("begins with the last records if asked to, and with none if not", async () => {
    const old = appendCalls(40);
    const asked = await open("?last=10");
    const notAsked = await open();
    const [fresh = ""] = appendCalls(1);
    await Promise.all([asked.next(hasCall(fresh)), notAsked.next(hasCall(fresh))]);
    expect(callIdsOf(asked)).toHaveLength(11);
    expect(old).toEqual(expect.arrayContaining(callIdsOf(asked).slice(0, 10)));
    expect(callIdsOf(asked).at(-1)).toBe(fresh);
    expect(callIdsOf(notAsked)).toEqual([fresh]);
  });

  it("goes on where a reader was cut off, without gap or repeat", async () => {
    const first = await open();
    const before = appendCalls(3);
    const { id } = await first.next(hasCall(before[2] ?? ""));
    first.close();
    const missed = appendCalls(20);
    const again = await open("?last=100", { "last-event-id": id ?? "" });
    await again.next(hasCall(missed[19] ?? ""));
    expect(callIdsOf(again)).toEqual(missed);
  });

  it("tells a reader that was away too long how much it missed", async () => {
    const first = await open();
    const [seen = ""] = appendCalls(1);
    const { id } = await first.next(hasCall(seen));
    const many = appendCalls(700);
    await first.next(hasCall(many[699] ?? ""));
    const again = await open("", { "last-event-id": id ?? "" });
    await again.next(hasCall(many[699] ?? ""));
    expect(again.events.find(({ event }) => event === "dropped")?.data).toEqual({ records: 200 });
    expect(callIdsOf(again)).toEqual(many.slice(200));
  });

  it(
    "holds a bounded amount for a reader that does not read, and tells it what was left out",
    { timeout: 60_000 },
    async () => {
      const [slow, quick] = [await open(), await open()];
      slow.pause();
      const many = appendCalls(8000);
      const last = many.at(-1) ?? "";
      await quick.next(hasCall(last));
      expect(callIdsOf(quick)).toEqual(many);
      slow.resume();
      const [fresh = ""] = await (async () => {
        // The stream has room again once the reader has taken some; the next record comes with the count.
        await slow.next(hasCall(many[0] ?? ""));
        await new Promise((resolve) => setImmediate(resolve));
        return appendCalls(1);
      })();
      await quick.next(hasCall(fresh));
      await expect
        .poll(
          () => {
            appendCalls(1);
            return slow.events.some(({ event }) => event === "dropped");
          },
          { timeout: 20_000 },
        )
        .toBe(true);
      const dropped = slow.events.filter(({ event }) => event === "dropped").map(({ data }) => Number(data["records"]));
      expect(dropped.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
      expect(slow.events.length).toBeLessThan(many.length);
    },
  );

  it("tells a reader of a server before it all that it remembers, and by what the reader knows it again", async () => {
    const digestOf = (id: string | null): string => id?.split("-")[2] ?? "none";
    const first = await open();
    const before = appendCalls(3);
    const { id } = await first.next(hasCall(before[2] ?? ""));
    const known = first.events.filter(({ event }) => event === "record").map((event) => digestOf(event.id));
    await dashboard.close();
    const missed = appendCalls(200);
    dashboard = await serveDashboard({ dir, port: 0 });
    browser = await browse(dashboard);
    for (const again of [await open("?last=10", { "last-event-id": id ?? "" }), await open(`?last=10&after=${id}`)]) {
      // What is remembered comes by its time; what is written now comes after it.
      const [fresh = ""] = appendCalls(1);
      missed.push(fresh);
      await again.next(hasCall(fresh));
      const records = again.events.filter(({ event }) => event === "record");
      const isNew = records.filter((event) => !known.includes(digestOf(event.id)));
      expect(
        isNew.map(({ data }) => String((data["record"] as Record<string, unknown>)["call_id"])).toSorted(),
      ).toEqual(missed.toSorted());
      expect(again.events.some(({ event }) => event === "dropped")).toBe(false);
    }
  });

  it("does not say how many were missed where it can't know", async () => {
    const first = await open();
    const [seen = ""] = appendCalls(1);
    const { id } = await first.next(hasCall(seen));
    await dashboard.close();
    appendCalls(600);
    dashboard = await serveDashboard({ dir, port: 0 });
    browser = await browse(dashboard);
    const again = await open("", { "last-event-id": id ?? "" });
    expect((await again.next(({ event }) => event === "dropped")).data).toEqual({ records: null });
  });

  it("says why files can't be read, and goes on where it was once they can", async () => {
    // A link is led elsewhere in one step, so that at no moment there is nothing.
    const link = join(dir, ".link");
    const file = join(dir, ".file");
    const leadTo = (target: string): void => {
      symlinkSync(target, `${link}-next`);
      renameSync(`${link}-next`, link);
    };
    writeFileSync(file, "");
    leadTo(dir);
    await dashboard.close();
    dashboard = await serveDashboard({ dir: link, port: 0 });
    browser = await browse(dashboard);
    const reader = await open();
    const [before = ""] = appendCalls(1);
    await reader.next(hasCall(before));
    leadTo(file);
    const failed = { code: "ENOTDIR", why: expect.stringContaining(link), fix: expect.any(String) };
    expect((await reader.next(({ event }) => event === "failed")).data).toEqual({ error: failed });
    const late = await open();
    expect((await late.next(({ event }) => event === "failed")).data).toEqual({ error: failed });
    const meanwhile = appendCalls(5);
    leadTo(dir);
    await Promise.all([reader, late].map((one) => one.next(({ event }) => event === "recovered")));
    expect(callIdsOf(reader)).toEqual([before, ...meanwhile]);
    expect(callIdsOf(late)).toEqual(meanwhile);
    const [after = ""] = appendCalls(1);
    await Promise.all([reader, late].map((one) => one.next(hasCall(after))));
  });

  it("gives only the types asked for, and tells of lines that are no record", async () => {
    const reader = await open("?types=turn");
    const all = await open();
    const [call = ""] = appendCalls(1);
    const day = join(dir, new Date().toISOString().slice(0, 10));
    appendFileSync(join(day, "calls.jsonl"), "\n{torn\n");
    const { turns } = makeConversation(9999, Date.now());
    appendFileSync(join(day, "turns.jsonl"), `\n${JSON.stringify(turns[0])}\n`);
    await all.next(hasCall(call));
    await reader.next(({ event }) => event === "record");
    const { data } = await reader.next(({ event }) => event === "malformed");
    expect(data).toMatchObject({ line_number: expect.any(Number), why: "not JSON" });
    expect(reader.events.filter(({ event }) => event === "record").map(({ data: item }) => item["type"])).toEqual([
      "turn",
    ]);
  });
});
