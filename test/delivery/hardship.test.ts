// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@turnspan/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startReceiver } from "../otlp/start-receiver.js";
import { runToEnd } from "../processes/run-to-end.js";
import { readDelivered } from "./read-delivered.js";
import { readMade } from "./read-made.js";

const program = fileURLToPath(new URL("programs/hard-call.mjs", import.meta.url));
const turns = 40;
const from = 11;
const to = 31;

interface HardEnd {
  readonly heard: number;
  readonly slowestTurnMs: number;
  readonly shutdownMs: number;
  readonly threw: readonly string[];
  readonly problems: readonly { readonly code: string; readonly count: number }[];
}

describe(`a call of ${turns} turns`, () => {
  let scratch = "";
  let mounted: string | null = null;
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), "turnspan-hardship-"));
  });
  afterEach(async () => {
    if (mounted !== null) spawnSync("umount", [mounted]);
    mounted = null;
    await rm(scratch, { recursive: true, force: true });
  });

  /** Holds the call, and looks at everything that it left. */
  const hold = async (hardship: string, disk = scratch) => {
    const receiver = await startReceiver(scratch);
    const dir = join(disk, "records");
    const result = join(scratch, "result.json");
    process.env["RESULT"] = result;
    const argument = JSON.stringify({ dir, endpoint: receiver.endpoint, turns, from, to, hardship });
    const ran = await runToEnd({ run: [program, argument], cwd: scratch, timeoutMs: 60_000 });
    await receiver.stop();
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
    const end = JSON.parse(await readFile(result, "utf8")) as HardEnd;
    expect(end.threw).toEqual([]);
    // The host heard both sides of every turn.
    expect(end.heard).toBe(2 * turns);
    const { runs, malformed } = await openStore(dir).conversations();
    const made = await readMade(dir).catch(() => null);
    return { end, dir, runs, malformed, made, there: readDelivered([receiver.dir]) };
  };
  const codes = ({ problems }: HardEnd): string[] => problems.map(({ code }) => code);

  it.each([
    { hardship: "none", days: 1 },
    { hardship: "clock_ahead", days: 2 },
    { hardship: "clock_back", days: 2 },
  ])("goes on, whole in files and at the receiver, with hardship $hardship", async ({ hardship, days }) => {
    const { end, dir, runs, made, there } = await hold(hardship);
    expect(codes(end)).toEqual([]);
    // A directory for each day, and nothing that waits for the receiver.
    expect(await readdir(dir)).toHaveLength(days);
    expect(runs).toMatchObject([{ status: "completed", turns }]);
    expect(new Set(there.spans.keys())).toEqual(made?.spans);
    expect(there.sums).toMatchObject(made?.sums ?? {});
  });

  it("goes on when its directory is removed: what comes after is there, all of it is at the receiver", async () => {
    const { end, runs, made, there } = await hold("directory_removed");
    expect(codes(end)).toEqual([]);
    expect(runs).toMatchObject([{ status: "completed", turns }]);
    const lost = [...(made?.spans ?? [])].filter((key) => !there.spans.has(key));
    expect(lost).toEqual([]);
    expect(there.sums["voice.turns"]).toBe(turns);
  });

  const isRoot = process.getuid?.() === 0;
  const why = isRoot && process.platform === "linux" ? null : "only root may mount a small disk";
  it.skipIf(why !== null)(
    `goes on while the disk is full, says so once and loses nothing${why ? `: SKIP, ${why}` : ""}`,
    async (test) => {
      const disk = join(scratch, "disk");
      await mkdir(disk);
      if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", disk]).status !== 0)
        return test.skip("SKIP: mounting is refused");
      mounted = disk;
      const { end, runs, malformed, made, there } = await hold("disk_full", disk);
      expect(codes(end)).toEqual(["files_ENOSPC"]);
      expect(end.problems[0]?.count).toBeGreaterThan(0);
      expect(runs).toMatchObject([{ status: "completed", turns }]);
      // The one line a file that did not fit any more.
      expect(malformed.count).toBeLessThanOrEqual(3);
      if (malformed.count === 0) expect(new Set(there.spans.keys())).toEqual(made?.spans);
      expect(there.sums["voice.turns"]).toBe(turns);
      expect(there.sums["turnspan.dropped"]).toBe(0);
    },
  );
});
