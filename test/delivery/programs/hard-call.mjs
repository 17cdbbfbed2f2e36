// SPDX-License-Identifier: Apache-2.0
// A call that something happens to between two of its turns, and that goes on. Argument {dir, endpoint, turns, from, to,
// hardship}; what it saw goes to the file in RESULT: {heard: events of the host, slowestEmitMs, shutdownMs, problems, threw}.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { observe } from "@turnspan/livekit";
import { clock, emitTurn } from "../../soak/programs/spoken-turn.mjs";
import { openBareSession } from "./bare-session.mjs";

const { dir, endpoint, turns, from, to, hardship } = JSON.parse(process.argv[2]);
Date.now = () => Math.round(clock.now + performance.now());
const dayMs = 86_400_000;
const ballast = path.join(dir, "..", "ballast");
const result = { heard: 0, slowestTurnMs: 0, threw: [] };
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => result.threw.push(String(error)));

const hardships = {
  none: {},
  disk_full: {
    begin() {
      const file = fs.openSync(ballast, "w");
      const block = Buffer.alloc(4096);
      try {
        for (;;) fs.writeSync(file, block);
      } catch {
        fs.closeSync(file);
      }
    },
    end: () => fs.rmSync(ballast),
  },
  directory_removed: { begin: () => fs.rmSync(dir, { recursive: true }) },
  clock_ahead: { begin: () => (clock.now += dayMs) },
  clock_back: { begin: () => (clock.now -= dayMs) },
};

const session = openBareSession();
const observation = observe(session, { dir, endpoint, serviceName: "hard", agentName: "hard", batchDelayMs: 20 });
session.on("conversation_item_added", () => (result.heard += 1));
for (let index = 1; index <= turns; index += 1) {
  if (index === from) hardships[hardship].begin?.();
  if (index === to) hardships[hardship].end?.();
  const startedAt = performance.now();
  await emitTurn(session, index);
  result.slowestTurnMs = Math.max(result.slowestTurnMs, performance.now() - startedAt);
  await wait(5);
}
clock.now += 100;
session.emit("close", { createdAt: clock.now, reason: "user_initiated", error: null });
const startedAt = performance.now();
await observation.shutdown(5000);
result.shutdownMs = performance.now() - startedAt;
result.problems = observation.problems;
fs.writeFileSync(process.env.RESULT, JSON.stringify(result));
