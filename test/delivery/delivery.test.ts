// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { flushSpool, spoolStatus } from "@turnspan/telemetry/spool";
import { afterAll, describe, expect, it } from "vitest";
import { buildCollector } from "../collector/build-collector.js";
import { startCollector } from "../collector/start-collector.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { startReceiver } from "../otlp/start-receiver.js";
import { renderTable, writeTable, type DeliveryRow } from "./delivery-table.js";
import { readDelivered } from "./read-delivered.js";
import { readMade } from "./read-made.js";
import { runJobs } from "./run-jobs.js";
import { type StartReceiving, weathers } from "./weathers.js";

const config = fileURLToPath(new URL("collector.yaml", import.meta.url));
const jobs = 50;
const plan = { calls: 2, turns: 3, headers: { authorization: "Bearer key" } };
/** Far above what a loaded machine adds, far below the 30 s that an export may take. */
const noiseMs = 3000;
const say = (text: string): void => void process.stderr.write(`delivery: ${text}\n`);

const missing = whyNoGo(25);
if (missing !== null) say(`a stand-in receives, SKIP the real collector: ${missing}`);

const startReceiving: StartReceiving = async (dir, port) => {
  if (missing !== null) {
    const receiver = await startReceiver(dir, "answers", port);
    return { ...receiver, kill: receiver.stop };
  }
  return startCollector(await buildCollector(), dir, { config, ...(port === undefined ? {} : { httpPort: port }) });
};

describe(`${jobs} job processes whose receiver is`, () => {
  const rows: DeliveryRow[] = [];
  afterAll(() => {
    const table = renderTable(rows);
    process.stderr.write(`\n${table}\n\n`);
    if (process.env["TURNSPAN_UPDATE"] === "1" && rows.length === weathers.length) writeTable(table);
  });

  it.each(weathers)("$what lose nothing: all is there in the end, no more, no fewer", async (kind) => {
    const scratch = await mkdtemp(join(tmpdir(), "turnspan-delivery-"));
    const dir = join(scratch, "records");
    const weather = await kind.start(startReceiving, scratch, jobs);
    try {
      const startedAt = performance.now();
      const ends = await runJobs(
        jobs,
        scratch,
        { ...plan, dir, endpoint: weather.endpoint, deadlineMs: kind.deadlineMs },
        (ended) => weather.onEnd(ended),
      );
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      const left = await spoolStatus(dir);
      await weather.mend();
      const flush = await flushSpool({ directory: dir, endpoint: weather.endpoint, headers: plan.headers });
      await weather.stop();

      const made = await readMade(dir);
      const there = readDelivered(weather.dirs);
      const lost = [...made.spans].filter((key) => !there.spans.has(key));
      const unknown = [...there.spans.keys()].filter((key) => !made.spans.has(key));
      const repeated = [...there.spans.values()].filter((times) => times > 1).length;
      const logLines = ends.flatMap((end) => end.logLines);
      const linesLost = logLines.filter((line) => !there.logLines.has(line));
      const linesTwice = [...there.logLines.values()].filter((times) => times > 1).length;
      const sums = Object.fromEntries(Object.keys(made.sums).map((name) => [name, there.sums[name]]));
      const slowestShutdownMs = Math.max(...ends.map(({ shutdownMs }) => shutdownMs));
      rows.push({
        receiver: kind.what,
        jobs,
        spansMade: made.spans.size,
        spansThere: there.spans.size,
        missing: lost.length,
        repeated,
        metricsEqual: JSON.stringify(sums) === JSON.stringify(made.sums),
        logs: { made: logLines.length, there: there.logLines.size },
        batchesFromDisk: left.batches,
        slowestShutdownMs,
      });
      say(`${kind.what}: ${seconds} s, requests ${JSON.stringify(weather.requests)}, flush ${JSON.stringify(flush)}`);

      expect(made.conversations).toBe(jobs * plan.calls);
      expect(lost).toEqual([]);
      expect(unknown).toEqual([]);
      expect(sums).toEqual(made.sums);
      expect(logLines).toHaveLength(jobs * plan.calls * plan.turns * 2);
      expect(linesLost).toEqual([]);
      expect(there.logLines.size).toBe(logLines.length);
      // Who ran out of time could not know whether the batch under way had arrived.
      if (!kind.repeats && slowestShutdownMs < kind.deadlineMs) expect([repeated, linesTwice]).toEqual([0, 0]);
      expect(flush).toMatchObject({ left: 0, dropped: 0, rejectedItems: 0, stoppedBy: null });
      expect((await spoolStatus(dir)).batches).toBe(0);
      expect(slowestShutdownMs).toBeLessThan(kind.deadlineMs + noiseMs);
    } finally {
      await weather.stop().catch(() => undefined);
      await rm(scratch, { recursive: true, force: true });
    }
  });
});
