// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildCollector } from "../collector/build-collector.js";
import { readSpans } from "../collector/read-collected.js";
import { whyNoGo } from "../go/go-toolchain.js";
import { type Receiver, startReceiver } from "../otlp/start-receiver.js";
import { freePorts } from "../processes/free-ports.js";
import { type ProductionCollector, makeCertificate, startProduction } from "./production-collector.js";

const missing = whyNoGo(25);
if (missing !== null) process.stderr.write(`SKIP the production configuration on the real collector: ${missing}\n`);
const title = "production.yaml on the real collector, OTLP in the place of SigNoz's exporters";

type Attribute = { key: string; value: object };
const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
/** A trace of one span, by its number. */
const traceOf = (number: number, attributes: readonly Attribute[] = [], more: object = {}) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "hotline" } }] },
      scopeSpans: [
        {
          scope: {},
          spans: [
            {
              traceId: hex(number, 32),
              spanId: hex(number, 16),
              name: "turn",
              kind: 1,
              startTimeUnixNano: "1000",
              endTimeUnixNano: "2000",
              attributes,
              ...more,
            },
          ],
        },
      ],
    },
  ],
});

describe.skipIf(missing !== null)(missing === null ? title : `${title}: SKIP, ${missing}`, () => {
  let binary = "";
  let dir = "";
  let backend: Receiver | null = null;
  let collector: ProductionCollector | null = null;

  beforeAll(async () => {
    binary = await buildCollector("builder.production.yaml");
  });
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-production-"));
    makeCertificate(dir);
  });
  afterEach(async () => {
    await collector?.end("SIGKILL");
    await backend?.stop();
    [collector, backend] = [null, null];
    await rm(dir, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string> = {}): Promise<ProductionCollector> => {
    backend = await startReceiver(dir);
    collector = await startProduction(binary, dir, backend.endpoint, env);
    return collector;
  };
  const arrived = async () => (await readSpans(join(dir, "received"))).map(({ spanId }) => Number.parseInt(spanId, 16));

  it("takes a span with the token over TLS, refuses one with another or none, and speaks nothing but TLS", async () => {
    const { post } = await start();
    expect(await post("traces", traceOf(1), "")).toBe(401);
    expect(await post("traces", traceOf(1), "Bearer wrong")).toBe(401);
    expect(await post("traces", traceOf(2))).toBe(200);
    await expect.poll(arrived, { timeout: 30_000 }).toEqual([2]);
  });

  it("keeps on disk what came while nobody answered behind it, through kill -9 and a new start", async () => {
    const [port = 0] = await freePorts(1);
    const endpoint = `http://127.0.0.1:${port}`;
    collector = await startProduction(binary, dir, endpoint);
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    for (const number of numbers) expect(await collector.post("traces", traceOf(number))).toBe(200);
    await expect.poll(async () => queuedSpans(join(dir, "queue"), numbers), { timeout: 30_000 }).toBe(50);
    expect(await answersAt(port)).toBe(false);
    await collector.end("SIGKILL");
    backend = await startReceiver(dir, "answers", port);
    expect(await arrived()).toEqual([]);
    collector = await startProduction(binary, dir, endpoint);
    await expect.poll(async () => new Set(await arrived()).size, { timeout: 60_000 }).toBe(50);
    expect([...new Set(await arrived())].toSorted((a, b) => a - b)).toEqual(numbers);
  });

  it("with tail sampling keeps errors, fallbacks and long waits, and of the rest what SAMPLE_PERCENT says", async () => {
    const { post } = await start({
      TRACE_PROCESSORS: "[memory_limiter, tail_sampling, batch]",
      SAMPLE_DECISION_WAIT: "1s",
      SAMPLE_PERCENT: "0",
    });
    const wait = (doubleValue: number): Attribute[] => [{ key: "voice.turn.e2e_latency", value: { doubleValue } }];
    await post("traces", traceOf(1, wait(0.8)));
    await post("traces", traceOf(2, wait(4.2)));
    await post("traces", traceOf(3, [], { status: { code: 2 } }));
    await post("traces", traceOf(4, [{ key: "voice.call.fallback_used", value: { boolValue: true } }]));
    await post("traces", traceOf(5, [{ key: "voice.call.fallback_used", value: { boolValue: false } }]));
    await expect.poll(async () => (await arrived()).toSorted((a, b) => a - b), { timeout: 30_000 }).toEqual([2, 3, 4]);
  });

  it("makes differences of a process's sums: its first point counts, one that comes twice adds nothing", async () => {
    const { post } = await start();
    const startedAt = Date.now();
    const point = (asDouble: number, seconds: number) => ({
      startTimeUnixNano: `${startedAt}000000`,
      timeUnixNano: `${startedAt + seconds * 1000}000000`,
      asDouble,
    });
    const sum = (dataPoints: object[]) => ({
      resourceMetrics: [
        {
          resource: { attributes: [{ key: "service.instance.id", value: { stringValue: "job-1" } }] },
          scopeMetrics: [
            {
              scope: { name: "turnspan" },
              metrics: [{ name: "voice.cost", sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints } }],
            },
          ],
        },
      ],
    });
    for (const [value, seconds] of [
      [7, 1],
      [7, 1],
      [9, 2],
    ] as const) {
      expect(await post("metrics", sum([point(value, seconds)]))).toBe(200);
    }
    const deltas = async () =>
      (await readFile(join(dir, "received", "metrics.jsonl"), "utf8"))
        .split("\n")
        .filter((line) => line !== "")
        .flatMap((line) => [...line.matchAll(/"asDouble":([\d.]+)/g)].map(([, value]) => Number(value)));
    await expect.poll(deltas, { timeout: 30_000 }).toEqual([7, 0, 2]);
    expect(await readFile(join(dir, "received", "metrics.jsonl"), "utf8")).toContain('"aggregationTemporality":1');
  });
});

/** How many of the spans are in the queue's files. */
async function queuedSpans(dir: string, numbers: readonly number[]): Promise<number> {
  const { stdout } = spawnSync("sh", ["-c", 'cat "$0"/*', dir], { encoding: "latin1", maxBuffer: 64 * 1024 ** 2 });
  return numbers.filter((number) => stdout.includes(Buffer.from(hex(number, 32), "hex").toString("latin1"))).length;
}

async function answersAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
