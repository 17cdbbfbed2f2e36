// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startReceiver } from "../otlp/start-receiver.js";
import { runToEnd } from "../processes/run-to-end.js";

const program = fileURLToPath(new URL("programs/soak.mjs", import.meta.url));
const timeoutMs = 240_000;
const samples = 30;
/** The last third of the samples over the first; one leaked object a turn is more. */
const growthMost = 1.03;

interface SoakEnd {
  readonly heapBytes: readonly number[];
  readonly turns: number;
  readonly spans: number;
  readonly problems: readonly unknown[];
}

/** Runs the program in a process of its own, with files and a receiver that takes everything. */
async function soak(dir: string, size: { turns: number; conversations: number }): Promise<SoakEnd> {
  const receiver = await startReceiver(dir, "forgets");
  const argument = JSON.stringify({ ...size, samples, dir: join(dir, "records"), endpoint: receiver.endpoint });
  const { code, stdout, stderr } = await runToEnd({ run: ["--expose-gc", program, argument], cwd: dir, timeoutMs });
  await receiver.stop();
  if (code !== 0) throw new Error(`the soak ended with ${code}:\n${stderr}\n${stdout}`);
  return JSON.parse(stdout) as SoakEnd;
}

function growthOf(heapBytes: readonly number[]): number {
  const third = Math.floor(heapBytes.length / 3);
  const median = (bytes: readonly number[]): number =>
    bytes.toSorted((a, b) => a - b)[Math.floor(bytes.length / 2)] ?? NaN;
  return median(heapBytes.slice(-third)) / median(heapBytes.slice(0, third));
}

describe.each([
  { what: "10,000 turns of one conversation", turns: 10_000, conversations: 1 },
  { what: "1,000 conversations one after another", turns: 5, conversations: 1_000 },
])("$what", ({ what, turns, conversations }) => {
  let dir = "";
  let end: SoakEnd;
  const total = turns * conversations;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-soak-"));
    const startedAt = performance.now();
    end = await soak(dir, { turns, conversations });
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const mebibytes = end.heapBytes.map((bytes) => (bytes / 2 ** 20).toFixed(1));
    const growth = `first third to last: × ${growthOf(end.heapBytes).toFixed(4)}`;
    process.stderr.write(
      `soak: ${what} in ${seconds} s, heap ${mebibytes.at(0)} to ${mebibytes.at(-1)} MiB, ${growth}\n`,
    );
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it("leave the heap as it was", () => {
    expect(end.heapBytes).toHaveLength(samples);
    expect(growthOf(end.heapBytes)).toBeLessThan(growthMost);
  });

  it("are all in the files and at the receiver, without a problem", async () => {
    expect(end.problems).toEqual([]);
    expect(end.turns).toBe(total);
    const store = openStore(join(dir, "records"));
    const { runs, malformed } = await store.conversations();
    expect(malformed.count).toBe(0);
    expect(runs).toHaveLength(conversations);
    expect(new Set(runs.map((run) => `${run.status}, ${run.turns} turns`))).toEqual(
      new Set([`completed, ${turns} turns`]),
    );
    const last = await store.conversation(`conversation-${conversations}`);
    const every = (each: number): number => Math.floor(turns / each);
    const llmCalls = turns + every(5) + every(9) + every(50);
    expect(last?.turns).toHaveLength(turns);
    expect(last?.calls).toHaveLength(llmCalls + 2 * turns);
    expect(last?.calls.filter((call) => call.discarded)).toHaveLength(every(9));
    // Each turn has its own span, its parts, and one for each of its calls; none was dropped on the way.
    expect(end.spans).toBeGreaterThan((llmCalls + 3 * turns) * conversations);
  });
});
