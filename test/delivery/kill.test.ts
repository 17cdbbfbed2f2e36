// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openStore, type Conversation } from "@turnspan/store";
import { flushSpool } from "@turnspan/telemetry/spool";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startReceiver } from "../otlp/start-receiver.js";
import { cleanEnvironment } from "../processes/clean-environment.js";
import { freePorts } from "../processes/free-ports.js";
import { readDelivered } from "./read-delivered.js";
import { readMade } from "./read-made.js";

const program = fileURLToPath(new URL("programs/endless-call.mjs", import.meta.url));
const kills = 100;
const atOnce = 10;
/** A call is killed after one to so many finished turns, at any moment of the next one. */
const mostTurns = 30;
const turnMs = 12;

interface Killed {
  readonly id: string;
  readonly dir: string;
  /** The last turn that was finished, on the word of the process itself. */
  readonly finishedTurns: number;
}

/** Starts a call, kills it at a random moment and reads its last words. */
async function killOne(id: string, dir: string, endpoint: string): Promise<Killed> {
  const child = spawn(process.execPath, [program, JSON.stringify({ dir, endpoint, conversationId: id })], {
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ended = new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  const turns = 1 + Math.floor(Math.random() * mostTurns);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.split("\n").length > turns) resolve();
    });
    child.once("close", () => reject(new Error(`${id} ended before it was killed`)));
  });
  await wait(Math.random() * turnMs);
  child.kill("SIGKILL");
  await ended;
  const finished = said.split("\n").filter((line) => line !== "");
  return { id, dir, finishedTurns: finished.length };
}

describe(`${kills} calls that are killed with SIGKILL at random moments, ten at a time in one directory`, () => {
  let scratch = "";
  let killed: Killed[] = [];
  const found = new Map<string, Conversation | null>();

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "turnspan-kill-"));
    const [port] = await freePorts(1);
    for (let round = 0; round < kills / atOnce; round += 1) {
      const dir = join(scratch, `${round}`);
      const ids = Array.from({ length: atOnce }, (_, index) => `call-${round}-${index}`);
      const endpoint = `http://127.0.0.1:${port}`;
      killed = [...killed, ...(await Promise.all(ids.map((id) => killOne(id, dir, endpoint))))];
    }
    for (const { id, dir } of killed) found.set(id, await openStore(dir).conversation(id));
    const turns = killed.reduce((sum, { finishedTurns }) => sum + finishedTurns, 0);
    process.stderr.write(`kill: ${killed.length} calls killed, ${turns} turns had been finished\n`);
  });
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  it("are shown as abandoned", () => {
    const statuses = killed.map(({ id }) => found.get(id)?.run.status);
    expect(statuses).toEqual(killed.map(() => "abandoned"));
  });

  it("have every finished turn, and every request of it, on disk, each once", () => {
    const wrong = killed.filter(({ id, finishedTurns }) => {
      const conversation = found.get(id);
      const turns = conversation?.turns.map(({ turn_index }) => turn_index) ?? [];
      const requests = conversation?.calls.map(({ request_id }) => request_id) ?? [];
      const expected = Array.from({ length: finishedTurns }, (_, index) => index + 1);
      const isComplete = expected.every(
        (index) =>
          turns[index - 1] === index &&
          [`stt_${index}`, `llm_${index}_1`, `tts_${index}`].every((request) => requests.includes(request)),
      );
      // One turn may have been finished whose word was not out yet.
      return !isComplete || turns.length > finishedTurns + 1 || new Set(requests).size !== requests.length;
    });
    expect(wrong).toEqual([]);
    expect(killed.some(({ finishedTurns }) => finishedTurns > 10)).toBe(true);
  });

  it("have no line that is torn and yet believed", async () => {
    for (const dir of new Set(killed.map((one) => one.dir))) {
      const { malformed, runs } = await openStore(dir).conversations();
      expect(runs).toHaveLength(atOnce);
      // A kill can tear no more than the one line that a process was writing.
      expect(malformed.count).toBeLessThanOrEqual(atOnce);
    }
  });

  it("leave nothing on disk for the receiver that is torn, or that the files do not know", async () => {
    const receiver = await startReceiver(scratch);
    let sent = 0;
    for (const dir of new Set(killed.map((one) => one.dir))) {
      const flush = await flushSpool({ directory: dir, endpoint: receiver.endpoint });
      expect(flush).toMatchObject({ dropped: 0, left: 0, stoppedBy: null });
      sent += flush.sent;
    }
    expect(sent).toBeGreaterThan(kills);
    await receiver.stop();
    const there = readDelivered([receiver.dir]);
    const made = await Promise.all([...new Set(killed.map((one) => one.dir))].map(readMade));
    const known = new Set(made.flatMap(({ spans }) => [...spans]));
    expect(there.spans.size).toBeGreaterThan(kills);
    expect([...there.spans.keys()].filter((key) => !known.has(key))).toEqual([]);
    expect([...there.spans.values()].filter((times) => times > 1)).toEqual([]);
  });
});
