// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { ProblemReport } from "../src/lib/guard/problem.js";
import { createDelivery } from "../src/lib/sinks/otlp/create-delivery.js";
import { createOtlpSender } from "../src/lib/sinks/otlp/send-otlp.js";
import { createSpool } from "../src/lib/spool/create-spool.js";
import { thisHolder } from "../src/lib/spool/holder.js";
import { parseShutNote } from "../src/lib/spool/shut-note.js";
import { openSpoolFiles } from "../src/lib/spool/spool-files.js";
import { startOtlpReceiver, type Behaviour } from "./otlp-receiver.js";

interface SetUp {
  url: string;
  maxBytes?: number;
  maxAgeMs?: number;
  maxItems?: number;
  shutMs?: number;
}

/** A batch with a span of each name. */
export function spans(...names: string[]) {
  const sent = names.map((name) => ({
    name,
    traceId: "0",
    spanId: name,
    startTimeUnixNano: "0",
    endTimeUnixNano: "0",
  }));
  const scope = { scope: { name: "test" }, spans: sent.map((span) => ({ ...span, attributes: [] })) };
  return { body: Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [scope] }] })), items: names.length };
}

/** A directory with a spool for each test, and what opens there; all is closed and removed afterwards. */
export function useSpool() {
  let dir = "";
  const open: { close(): unknown }[] = [];
  beforeEach(() => void (dir = fs.mkdtempSync(path.join(tmpdir(), "turnspan-spool-"))));
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const spoolDir = () => path.join(dir, "spool");
  /** The batches, without what is said of breakers. */
  const filesThere = () =>
    (fs.existsSync(spoolDir()) ? fs.readdirSync(spoolDir()) : [])
      .filter((name) => parseShutNote(name) === null)
      .toSorted();
  async function receive(behaviour: Behaviour = { kind: "accept" }, port = 0) {
    const receiver = await startOtlpReceiver(behaviour, port);
    open.push(receiver);
    return { ...receiver, names: () => receiver.spans().map(({ name }) => name) };
  }

  /** What one process has between the SDK and the network. */
  function setUp({ url, maxBytes = 1e6, maxAgeMs = 1e9, maxItems = 100, shutMs = 300 }: SetUp) {
    const problems: ProblemReport[] = [];
    const counts = { dropped: 0, spooled: 0, facts: 0, exportFailures: 0, exportedSpans: 0 };
    const clock = { nowMs: Date.now() };
    const report = (problem: ProblemReport) => problems.push(problem);
    const spool = createSpool({
      directory: spoolDir(),
      files: openSpoolFiles(spoolDir(), thisHolder(), () => clock.nowMs),
      bounds: { maxBytes, maxAgeMs },
      maxItemsInMemory: { spans: maxItems, metrics: 1, logs: maxItems },
      now: () => clock.nowMs,
      onSpooled: () => counts.spooled++,
      onDropped: (_signal, items) => (counts.dropped += items),
      report,
    });
    const sender = createOtlpSender({ headers: {}, timeoutMs: 2000, userAgent: "test" });
    const urls = { spans: `${url}/v1/traces`, metrics: `${url}/v1/metrics`, logs: `${url}/v1/logs` };
    const destination = { kind: "otlp" as const, urls };
    const delivery = createDelivery({ destination, sender, spool, counts, report, shutMs });
    const outbox = delivery.outbox("spans", maxItems);
    let isOpen = true;
    const close = () => {
      if (isOpen) delivery.close();
      sender.close();
      isOpen = false;
    };
    open.push({ close });
    return { outbox, delivery, spool, counts, problems, clock, close, codes: () => problems.map(({ code }) => code) };
  }

  return { dir: () => dir, spoolDir, filesThere, receive, setUp };
}
