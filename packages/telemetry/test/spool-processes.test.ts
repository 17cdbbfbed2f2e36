// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { spawn, spawnSync } from "node:child_process";
import { destinationKey } from "../src/lib/spool/batch-name.js";
import { flushSpool, spoolStatus } from "../src/spool.js";
import { formatHold, thisHolder } from "../src/lib/spool/holder.js";
import { spans, useSpool } from "./use-spool.js";
import { waitFor } from "./wait-for.js";

const { dir, spoolDir, filesThere, receive, setUp } = useSpool();

describe("several processes at one spool", () => {
  const leave = async (count: number): Promise<string[]> => {
    const { outbox, close } = setUp({ url: "http://127.0.0.1:9" });
    const ids = Array.from({ length: count }, (_, index) => `${index}`);
    for (const id of ids) outbox.add(spans(id));
    close();
    expect(filesThere()).toHaveLength(count);
    return ids;
  };

  it("send each batch once", async () => {
    const ids = await leave(40);
    const receiver = await receive();
    const ends = await Promise.all(
      Array.from({ length: 4 }, () => flushSpool({ directory: dir(), endpoint: receiver.url })),
    );
    expect(ends.reduce((sum, { sent }) => sum + sent, 0)).toBe(40);
    expect(receiver.names().toSorted()).toEqual(ids.toSorted());
    expect(filesThere()).toEqual([]);
  });

  it("take over what a process that is gone was sending, and leave a living one's alone", async () => {
    await leave(2);
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const goneId = spawnSync(process.execPath, ["-e", ""]).pid;
    const holdOf = (processId: number) =>
      formatHold({ holder: { ...thisHolder(), instance: "0badcafe", processId }, sinceMs: Date.now() });
    for (const [index, processId] of [child.pid ?? 0, goneId].entries()) {
      const file = path.join(spoolDir(), filesThere()[index] ?? "");
      fs.renameSync(file, `${file}.claim-${holdOf(processId)}`);
    }
    const receiver = await receive();
    const end = await flushSpool({ directory: dir(), endpoint: receiver.url });
    expect(end).toMatchObject({ sent: 1, left: 1 });
    expect(receiver.names()).toEqual(["1"]);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    expect(await flushSpool({ directory: dir(), endpoint: receiver.url })).toMatchObject({ sent: 1, left: 0 });
  });

  it("believe nothing that was written in part, and remove it when its writer is gone", async () => {
    await leave(1);
    const [whole = ""] = filesThere();
    const goneId = spawnSync(process.execPath, ["-e", ""]).pid;
    const hold = formatHold({
      holder: { ...thisHolder(), instance: "0badcafe", processId: goneId },
      sinceMs: Date.now(),
    });
    fs.writeFileSync(path.join(spoolDir(), `${whole}.part-${hold}`), "torn");
    expect((await spoolStatus(dir())).batches).toBe(1);
    const receiver = await receive();
    setUp({ url: receiver.url }).outbox.add(spans("new"));
    const { spool } = setUp({ url: "http://127.0.0.1:9" });
    await spool.next("spans", "00000000");
    expect(filesThere()).toEqual([whole]);
  });

  it("send by themselves only what was meant for their receiver; a flush sends all", async () => {
    await leave(1);
    const receiver = await receive();
    const { outbox, spool } = setUp({ url: receiver.url });
    outbox.add(spans("own"));
    await outbox.drain();
    expect(await spool.next("spans", destinationKey(`${receiver.url}/v1/traces`))).toBeNull();
    expect(filesThere()).toHaveLength(1);
    expect(await flushSpool({ directory: dir(), endpoint: receiver.url })).toMatchObject({ sent: 1, left: 0 });
    expect(receiver.names()).toEqual(["own", "0"]);
  });

  it("find at the next start what an earlier one has left", async () => {
    const receiver = await receive({ kind: "status", status: 503 });
    const earlier = setUp({ url: receiver.url });
    earlier.outbox.add(spans("left"));
    await earlier.outbox.drain();
    earlier.close();
    receiver.setBehaviour({ kind: "accept" });
    setUp({ url: receiver.url });
    await waitFor("the spool to be empty", () => filesThere().length === 0);
    expect(receiver.names()).toEqual(["left", "left"]);
  });
});
