// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type TailItem, type TailOptions, openStore } from "../src/index.js";
import { RecordDirectory } from "./in-directory.js";
import { callRecord, runRecord, turnRecord } from "./records.js";

const today = (): string => new Date().toISOString().slice(0, 10);
const call = (id: string) => callRecord({ call_id: id });

const deferred = (): { readonly promise: Promise<unknown>; readonly resolve: (value: unknown) => void } => {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise<unknown>((take) => (resolve = take));
  return { promise, resolve };
};

describe("tail", () => {
  let directory: RecordDirectory;
  let stop: AbortController;
  beforeEach(() => {
    directory = new RecordDirectory();
    stop = new AbortController();
  });
  afterEach(() => {
    vi.useRealTimers();
    stop.abort();
    directory.remove();
  });

  /** Follows in the background; `next(n)` waits for the next items. */
  const follow = (options: TailOptions = {}) => followIn(directory.path, options);
  const followIn = (dir: string, options: TailOptions) => {
    const feed = openStore(dir)
      .tail({ ...options, signal: stop.signal })
      [Symbol.asyncIterator]();
    let pending: Promise<IteratorResult<TailItem>> | null = feed.next();
    return async (count: number): Promise<string[]> => {
      const seen: string[] = [];
      while (seen.length < count) {
        const { value, done } = await (pending ?? feed.next());
        pending = null;
        if (done === true) break;
        seen.push(nameOf(value));
      }
      pending = feed.next();
      return seen;
    };
  };
  const nameOf = (item: TailItem): string => {
    if (item.kind === "malformed") return `malformed: ${item.line.why}`;
    const { record } = item;
    switch (record.type) {
      case "call":
        return record.call_id;
      case "turn":
        return record.turn_id;
      case "workflow_run":
        return `${record.run_id} ${record.status}`;
    }
  };
  /** The feed has begun at the end of the files: told by a record that comes after them. */
  const settle = async (next: (count: number) => Promise<string[]>): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    directory.write(today(), call("settled"));
    expect(await next(1)).toEqual(["settled"]);
  };

  it("gives what is written from now on, of all files, within a second", async () => {
    directory.write(today(), call("before"), turnRecord(1, {}));
    const next = follow();
    await settle(next);
    const writtenAt = Date.now();
    directory.write(today(), call("a"), turnRecord(2, {}), runRecord({ status: "running" }));
    expect((await next(3)).toSorted()).toEqual(["a", "run-1 running", "turn-2"]);
    expect(Date.now() - writtenAt).toBeLessThan(5000);
  });

  it("begins with the last records, if asked to", async () => {
    directory.write(today(), call("a"), call("b"), call("c"));
    const next = follow({ last: 2, types: ["call"] });
    expect(await next(2)).toEqual(["b", "c"]);
    directory.write(today(), turnRecord(1, {}), call("d"));
    expect(await next(1)).toEqual(["d"]);
  });

  it("waits for a directory, a day and a file that are not there yet", async () => {
    directory.remove();
    const next = follow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    directory.write(today(), call("first"));
    expect(await next(1)).toEqual(["first"]);
    directory.write(today(), turnRecord(1, {}));
    expect(await next(1)).toEqual(["turn-1"]);
  });

  it("joins a line that comes in pieces, and tells of one that is damaged", async () => {
    const next = follow();
    await settle(next);
    const line = `\n${JSON.stringify(call("in-pieces"))}\n`;
    directory.append(today(), "calls.jsonl", line.slice(0, 100));
    await new Promise((resolve) => setTimeout(resolve, 700));
    directory.append(today(), "calls.jsonl", line.slice(100));
    expect(await next(1)).toEqual(["in-pieces"]);
    directory.append(today(), "calls.jsonl", "\n{torn\n");
    directory.write(today(), call("after"));
    expect(await next(2)).toEqual(["malformed: not JSON", "after"]);
  });

  it("begins a file anew that was truncated or removed", async () => {
    const next = follow();
    await settle(next);
    truncateSync(join(directory.path, today(), "calls.jsonl"));
    await new Promise((resolve) => setTimeout(resolve, 700));
    directory.write(today(), call("truncated"));
    expect(await next(1)).toEqual(["truncated"]);
    rmSync(join(directory.path, today()), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 700));
    directory.write(today(), call("removed"));
    expect(await next(1)).toEqual(["removed"]);
  });

  it("goes on into the next day's folder at midnight UTC", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T23:59:59.000Z") });
    directory.write("2026-11-20", call("old"));
    const next = follow();
    await settle(next);
    directory.write("2026-11-20", call("late"));
    expect(await next(1)).toEqual(["late"]);
    vi.setSystemTime(new Date("2026-11-21T00:00:01.000Z"));
    directory.write("2026-11-21", call("new-day"));
    directory.write("2026-11-20", call("straggler"));
    expect((await next(2)).toSorted()).toEqual(["new-day", "straggler"]);
  });

  it("goes on where it was when files can be read again, if somebody is told that they can't", async () => {
    // A link is led elsewhere in one step, so that at no moment there is nothing.
    const link = join(directory.path, ".link");
    const file = join(directory.path, ".file");
    const leadTo = (target: string): void => {
      symlinkSync(target, `${link}-next`);
      renameSync(`${link}-next`, link);
    };
    writeFileSync(file, "");
    leadTo(directory.path);
    const told: string[] = [];
    const failed = deferred();
    const next = followIn(link, {
      onFailure: (error) => {
        told.push("failure");
        failed.resolve(error);
      },
      onRecovery: () => told.push("recovery"),
    });
    await settle(next);
    leadTo(file);
    expect(await failed.promise).toMatchObject({ code: "ENOTDIR", why: expect.stringContaining(link) });
    directory.write(today(), call("meanwhile"));
    leadTo(directory.path);
    directory.write(today(), call("after"));
    expect(await next(2)).toEqual(["meanwhile", "after"]);
    await expect.poll(() => told).toEqual(["failure", "recovery"]);
  });

  it("tells nothing again of a directory that was moved away and back", async () => {
    const next = follow();
    await settle(next);
    renameSync(directory.path, `${directory.path}-away`);
    await new Promise((resolve) => setTimeout(resolve, 700));
    renameSync(`${directory.path}-away`, directory.path);
    directory.write(today(), call("back"));
    expect(await next(1)).toEqual(["back"]);
  });

  it("gives what other files have while one can't be read", async () => {
    const failed = deferred();
    const next = follow({ onFailure: failed.resolve });
    await settle(next);
    // A directory by the name of a file: root may open anything, but not read this.
    mkdirSync(join(directory.path, today(), "calls.jsonl.aside"), { recursive: true });
    renameSync(join(directory.path, today(), "calls.jsonl"), join(directory.path, today(), "calls-before"));
    renameSync(join(directory.path, today(), "calls.jsonl.aside"), join(directory.path, today(), "calls.jsonl"));
    directory.write(today(), turnRecord(1, {}));
    expect(await next(1)).toEqual(["turn-1"]);
    expect(await failed.promise).toMatchObject({ name: "StoreError", code: "EISDIR" });
  });

  it("begins once files can be read, and throws if nobody is told that they can't", async () => {
    rmSync(directory.path, { recursive: true });
    writeFileSync(directory.path, "");
    await expect(openStore(directory.path).tail()[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: "ENOTDIR",
    });
    const failed = deferred();
    const next = follow({ last: 1, onFailure: failed.resolve });
    await failed.promise;
    rmSync(directory.path);
    directory.write(today(), call("first"));
    expect(await next(1)).toEqual(["first"]);
  });

  it("ends when told to, also in the middle of a wait", async () => {
    const seen: string[] = [];
    const ended = (async () => {
      for await (const item of openStore(directory.path).tail({ signal: stop.signal })) seen.push(nameOf(item));
    })();
    setTimeout(() => stop.abort(), 50);
    await ended;
    expect(seen).toEqual([]);
  });
});
