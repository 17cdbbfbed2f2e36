// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Holder, thisHolder } from "../src/lib/spool/holder.js";
import { formatShutNote } from "../src/lib/spool/shut-note.js";
import { createShutNotes } from "../src/lib/spool/shut-notes.js";
import { spoolFolder } from "../src/lib/spool/spool-folder.js";
import { spoolStatus } from "../src/lib/spool/spool-status.js";

describe("notes of breakers that are open", () => {
  let dir = "";
  let spool = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-notes-"));
    spool = join(dir, spoolFolder);
    mkdirSync(spool);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it("keep the one of before when it can't be renewed, and then go with it", () => {
    const nowMs = Date.now();
    const holder = thisHolder();
    const nameUntil = (untilMs: number): string =>
      formatShutNote({ signal: "spans", untilMs, hold: { holder, sinceMs: nowMs } });
    const notes = createShutNotes(spool, holder, () => nowMs);
    notes.shut("spans", nowMs + 1000);
    expect(readdirSync(spool)).toEqual([nameUntil(nowMs + 1000)]);
    // A directory in its place is what even root can't write over.
    mkdirSync(join(spool, nameUntil(nowMs + 2000)));
    notes.shut("spans", nowMs + 2000);
    expect(readdirSync(spool)).toContain(nameUntil(nowMs + 1000));
    rmSync(join(spool, nameUntil(nowMs + 2000)), { recursive: true });
    notes.shut("spans", nowMs + 3000);
    expect(readdirSync(spool)).toEqual([nameUntil(nowMs + 3000)]);
    notes.open("spans");
    expect(readdirSync(spool)).toEqual([]);
  });

  it("are passed over when no date has their times", async () => {
    // Of a process that lives, or they would be passed over for that.
    const holder: Holder = { ...thisHolder(), processId: process.ppid, instance: "0a1b2c3d" };
    const sinceMs = Date.now();
    const good = formatShutNote({ signal: "spans", untilMs: sinceMs, hold: { holder, sinceMs } });
    writeFileSync(join(spool, good), "");
    writeFileSync(join(spool, good.replace(/\d+$/, "9999999999999999")), "");
    writeFileSync(join(spool, good.replace(/until-\d+/, "until-9999999999999999")), "");
    expect((await spoolStatus(dir)).openBreakers).toEqual([
      expect.objectContaining({ signal: "spans", processId: process.ppid, since: new Date(sinceMs).toISOString() }),
    ]);
  });
});
