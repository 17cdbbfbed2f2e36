// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { spawnSync } from "node:child_process";
import { flushSpool, spoolStatus } from "../src/spool.js";
import { spans, useSpool } from "./use-spool.js";
import { waitFor } from "./wait-for.js";

const { dir, spoolDir, filesThere, receive, setUp } = useSpool();

describe("the bounds of the spool", () => {
  it("drop the oldest beyond the bytes, count and say so once", async () => {
    const { outbox, counts, spool, codes, close } = setUp({ url: "http://127.0.0.1:9", maxBytes: 1000 });
    for (let index = 0; index < 40; index++) outbox.add(spans(`span-${index}`));
    await outbox.drain();
    for (let round = 0; round < 2; round++) await spool.next("spans", "00000000");
    const { batches, sizeBytes } = await spoolStatus(dir());
    expect(sizeBytes).toBeLessThanOrEqual(1000);
    expect(batches).toBeGreaterThan(0);
    expect(counts.dropped).toBe(40 - batches);
    expect(codes()).toContain("spool_size");
    close();
    const receiver = await receive();
    await flushSpool({ directory: dir(), endpoint: receiver.url });
    expect(receiver.names().at(-1)).toBe("span-39");
  });

  it("drop what is too old, and count it", async () => {
    const { outbox, counts, clock, spool, codes } = setUp({ url: "http://127.0.0.1:9", maxAgeMs: 1000 });
    outbox.add(spans("a", "b"));
    await outbox.drain();
    clock.nowMs += 2000;
    for (let round = 0; round < 2; round++) await spool.next("spans", "00000000");
    expect(filesThere()).toEqual([]);
    expect(counts.dropped).toBe(2);
    expect(codes()).toContain("spool_age");
  });

  it("of 0 bytes keep batches in memory, bounded, and send them when the receiver is back", async () => {
    const receiver = await receive({ kind: "status", status: 503 });
    const { outbox, counts } = setUp({ url: receiver.url, maxBytes: 0, maxItems: 4 });
    for (const id of ["a", "b", "c", "d", "e", "f"]) outbox.add(spans(id));
    await outbox.drain();
    expect(counts).toMatchObject({ spooled: 0, dropped: 2 });
    receiver.setBehaviour({ kind: "accept" });
    await waitFor("all to arrive", () => counts.exportedSpans === 4);
    expect(receiver.names().slice(3)).toEqual(["c", "d", "e", "f"]);
    expect(fs.existsSync(spoolDir())).toBe(false);
  });
});

describe("a disk that does not take a batch", () => {
  const isRoot = process.getuid?.() === 0;
  const mounted = () => isRoot && spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", dir()]).status === 0;

  it.runIf(isRoot && process.platform === "linux")(
    "because it is full has it wait in memory, says so once, and loses nothing",
    async (test) => {
      if (!mounted()) return test.skip("mounting is refused");
      try {
        fs.writeFileSync(path.join(dir(), "ballast"), Buffer.alloc(60 * 1024));
        fs.mkdirSync(spoolDir(), { mode: 0o700 });
        const receiver = await receive({ kind: "status", status: 503 });
        const { outbox, counts, codes, close } = setUp({ url: receiver.url });
        const ids = Array.from({ length: 30 }, (_, index) => `${index}`);
        for (const id of ids) outbox.add(spans(id));
        await outbox.drain();
        expect(counts.spooled).toBeLessThan(30);
        expect(new Set(codes())).toEqual(new Set(["export_spans_503", "spool_ENOSPC"]));
        expect(filesThere().filter((file) => !file.endsWith(".gz"))).toEqual([]);
        receiver.setBehaviour({ kind: "accept" });
        await waitFor("all to arrive", () => counts.exportedSpans === 30);
        expect(new Set(receiver.names())).toEqual(new Set(ids));
        expect(counts.dropped).toBe(0);
        close();
      } finally {
        spawnSync("umount", [dir()]);
      }
    },
  );

  it("counts what is lost when the process ends before the disk is mended", async () => {
    fs.writeFileSync(spoolDir(), "a file where the directory should be");
    const { outbox, counts, codes, close } = setUp({ url: "http://127.0.0.1:9" });
    outbox.add(spans("a", "b"));
    await outbox.drain();
    expect(counts.dropped).toBe(0);
    close();
    expect(counts).toMatchObject({ dropped: 2, spooled: 0 });
    expect(codes().filter((code) => code.startsWith("spool_"))[0]).toMatch(/spool_(EEXIST|ENOTDIR)/);
  });

  it("because the directory was removed gets it in one that is made anew", async () => {
    const { outbox, counts } = setUp({ url: "http://127.0.0.1:9" });
    outbox.add(spans("a"));
    await outbox.drain();
    fs.rmSync(spoolDir(), { recursive: true });
    outbox.add(spans("b"));
    await outbox.drain();
    expect(filesThere()).toHaveLength(1);
    expect(counts).toMatchObject({ spooled: 2, dropped: 0 });
  });
});

describe("flushSpool", () => {
  it("refuses what is no endpoint, and finds nothing where nothing is", async () => {
    await expect(flushSpool({ directory: dir(), endpoint: "localhost:4318" })).rejects.toThrow(/http/);
    const empty = await flushSpool({ directory: dir(), endpoint: "http://127.0.0.1:9" });
    expect(empty).toEqual({ sent: 0, dropped: 0, left: 0, rejectedItems: 0, stoppedBy: null, droppedBecause: null });
  });

  it("asks a busy receiver again, tells how far it is, and stops when it is told to", async () => {
    const { outbox, close } = setUp({ url: "http://127.0.0.1:9" });
    for (const id of ["a", "b", "c"]) outbox.add(spans(id));
    close();
    const receiver = await receive({ kind: "status", status: 429 });
    const stop = new AbortController();
    const seen: number[] = [];
    setTimeout(() => receiver.setBehaviour({ kind: "accept" }), 300);
    const end = await flushSpool({
      directory: dir(),
      endpoint: receiver.url,
      signal: stop.signal,
      onProgress({ sent, left }) {
        seen.push(sent, left);
        if (sent === 2) stop.abort();
      },
    });
    expect(seen).toEqual([1, 2, 2, 1]);
    expect(end).toMatchObject({ sent: 2, left: 1, stoppedBy: null });
    expect((await spoolStatus(dir())).batches).toBe(1);
  });
});
