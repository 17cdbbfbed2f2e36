// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { gunzipSync } from "node:zlib";
import { flushSpool, spoolStatus } from "../src/spool.js";
import { spans, useSpool } from "./use-spool.js";
import { waitFor } from "./wait-for.js";

const { dir, spoolDir, filesThere, receive, setUp } = useSpool();

describe("a batch that cannot be sent", () => {
  it("lies on disk as the payload it is, whole, for its owner alone", async () => {
    const receiver = await receive({ kind: "status", status: 503 });
    const { outbox, counts, codes } = setUp({ url: receiver.url });
    const batch = spans("a", "b");
    outbox.add(batch);
    await outbox.drain();
    const [file = ""] = filesThere();
    expect(filesThere()).toHaveLength(1);
    expect(gunzipSync(fs.readFileSync(path.join(spoolDir(), file)))).toEqual(batch.body);
    expect(fs.statSync(path.join(spoolDir(), file)).mode & 0o777).toBe(0o600);
    expect(fs.statSync(spoolDir()).mode & 0o777).toBe(0o700);
    expect(counts).toMatchObject({ spooled: 1, exportFailures: 1, dropped: 0 });
    expect(codes()).toEqual(["export_spans_503"]);
    expect(await spoolStatus(dir())).toMatchObject({ batches: 1, items: 2, bySignal: { spans: { items: 2 } } });
  });

  it("is sent once the receiver is back, oldest first, and counts as arrived", async () => {
    const receiver = await receive({ kind: "status", status: 503 });
    const { outbox, counts } = setUp({ url: receiver.url });
    for (const id of ["a", "b", "c", "d"]) outbox.add(spans(id));
    await outbox.drain();
    // Three failures open the breaker: the fourth batch is not even tried.
    expect(counts).toMatchObject({ spooled: 4, exportFailures: 3 });
    receiver.setBehaviour({ kind: "accept" });
    await waitFor("the spool to be empty", () => filesThere().length === 0);
    expect(receiver.names().slice(3)).toEqual(["a", "b", "c", "d"]);
    expect(counts).toMatchObject({ exportedSpans: 4, dropped: 0 });
  });

  it("comes with word of the open breaker, for who looks, until it closes or its process ends", async () => {
    const receiver = await receive({ kind: "status", status: 503 });
    const { outbox, close } = setUp({ url: receiver.url, shutMs: 60_000 });
    expect((await spoolStatus(dir())).openBreakers).toEqual([]);
    for (const id of ["a", "b", "c"]) outbox.add(spans(id));
    await outbox.drain();
    const [breaker, ...others] = (await spoolStatus(dir())).openBreakers;
    expect(others).toEqual([]);
    expect(breaker).toMatchObject({ signal: "spans", processId: process.pid });
    expect(Date.parse(breaker?.until ?? "") - Date.parse(breaker?.since ?? "")).toBeCloseTo(60_000, -3);
    close();
    expect((await spoolStatus(dir())).openBreakers).toEqual([]);

    const recovering = setUp({ url: receiver.url, shutMs: 300 });
    for (const id of ["d", "e", "f"]) recovering.outbox.add(spans(id));
    await recovering.outbox.drain();
    expect((await spoolStatus(dir())).openBreakers).toHaveLength(1);
    receiver.setBehaviour({ kind: "accept" });
    await waitFor("the spool to be empty", () => filesThere().length === 0);
    expect((await spoolStatus(dir())).openBreakers).toEqual([]);
    expect(fs.readdirSync(spoolDir())).toEqual([]);
  });

  it("is asked about no more than the breaker allows while the receiver stays away", async () => {
    const receiver = await receive({ kind: "status", status: 503 });
    const { outbox, codes } = setUp({ url: receiver.url, shutMs: 60_000 });
    for (let index = 0; index < 50; index++) outbox.add(spans(`${index}`));
    await outbox.drain();
    expect(receiver.requests).toHaveLength(3);
    expect(filesThere()).toHaveLength(50);
    expect(new Set(codes())).toEqual(new Set(["export_spans_503"]));
  });

  it("is kept where the key is refused, and passes with the right one", async () => {
    const receiver = await receive({ kind: "status", status: 401 });
    const { outbox, close } = setUp({ url: receiver.url });
    outbox.add(spans("a"));
    await outbox.drain();
    close();
    const refused = await flushSpool({ directory: dir(), endpoint: receiver.url });
    expect(refused).toMatchObject({ sent: 0, left: 1, stoppedBy: { kind: "status", status: 401 } });
    receiver.setBehaviour({ kind: "accept" });
    const headers = { authorization: "Bearer right" };
    expect(await flushSpool({ directory: dir(), endpoint: receiver.url, headers })).toMatchObject({ sent: 1, left: 0 });
    expect(receiver.requests.at(-1)?.headers).toMatchObject(headers);
  });

  it("is dropped and counted where the receiver finds it wrong, and never sent again", async () => {
    const receiver = await receive({ kind: "status", status: 400 });
    const { outbox, counts, codes } = setUp({ url: receiver.url });
    outbox.add(spans("a", "b"));
    await outbox.drain();
    expect(filesThere()).toEqual([]);
    expect(counts).toMatchObject({ dropped: 2, exportFailures: 1, spooled: 0 });
    expect(codes()).toEqual(["export_spans_400"]);
  });

  it("counts what the receiver refuses of it", async () => {
    const body = '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"no"}}';
    const receiver = await receive({ kind: "answer", status: 200, contentType: "application/json", body });
    const { outbox, counts, codes } = setUp({ url: receiver.url });
    outbox.add(spans("a", "b", "c"));
    await outbox.drain();
    expect(counts).toMatchObject({ exportedSpans: 1, dropped: 2 });
    expect(codes()).toEqual(["export_spans_rejected"]);
  });

  it("is cut until it is small enough; what is too large alone is dropped and counted", async () => {
    const receiver = await receive({ kind: "at_most", spans: 2, refuses: "huge" });
    const { outbox, counts } = setUp({ url: receiver.url });
    outbox.add(spans("a", "b", "c", "huge", "e"));
    await outbox.drain();
    expect(receiver.taken().toSorted()).toEqual(["a", "b", "c", "e"]);
    expect(counts).toMatchObject({ exportedSpans: 4, dropped: 1 });
    expect(filesThere()).toEqual([]);
  });

  it("is cut on disk as well", async () => {
    const away = await receive({ kind: "status", status: 503 });
    const { outbox, close } = setUp({ url: away.url });
    outbox.add(spans("a", "b", "c", "huge", "e"));
    await outbox.drain();
    close();
    const receiver = await receive({ kind: "at_most", spans: 2, refuses: "huge" });
    const end = await flushSpool({ directory: dir(), endpoint: receiver.url });
    expect(end).toMatchObject({ dropped: 1, left: 0, droppedBecause: { kind: "status", status: 413 } });
    expect(receiver.taken().toSorted()).toEqual(["a", "b", "c", "e"]);
  });
});
