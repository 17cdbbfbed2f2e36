// SPDX-License-Identifier: Apache-2.0
// A job process: calls one after another, then what LiveKit does when a job ends: shutdown callbacks, then process.exit().
// Argument {dir, endpoint, headers, name, calls, turns, deadlineMs}; what it saw goes to the file in RESULT.
import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { followPino, logger, observe } from "@turnspan/livekit";
import { pino } from "pino";
import { clock, emitTurn } from "../../soak/programs/spoken-turn.mjs";
import { openBareSession } from "./bare-session.mjs";

const { dir, endpoint, headers, name, calls, turns, deadlineMs } = JSON.parse(process.argv[2]);
const turnMs = 25;
// The turns' own clock runs ahead; it must not stand still either, or two states of a counter have the same time.
Date.now = () => Math.round(clock.now + performance.now());
let observation;
// The app's own log, whose lines go on to where they went: here to nowhere.
const appLog = pino({ level: "info" }, { write: () => undefined });
followPino(appLog);
const logLines = [];
const note = (write) => {
  const line = `${name} line ${logLines.length + 1}`;
  logLines.push(line);
  write(line);
};
for (let number = 1; number <= calls; number += 1) {
  const session = openBareSession();
  observation = observe(session, {
    dir,
    endpoint,
    headers,
    serviceName: "delivery",
    agentName: "delivery",
    conversationId: `${name}-${number}`,
    batchDelayMs: 50,
    batchSize: 16,
    metricIntervalMs: 200,
    logs: "info",
  });
  for (let index = 1; index <= turns; index += 1) {
    await emitTurn(session, index);
    note((line) => logger.info(line));
    note((line) => appLog.warn(line));
    await wait(turnMs);
  }
  clock.now += 100;
  session.emit("close", { createdAt: clock.now, reason: "user_initiated", error: null });
}
const startedAt = performance.now();
await observation.shutdown(deadlineMs);
const result = { shutdownMs: performance.now() - startedAt, problems: observation.problems, logLines };
fs.writeFileSync(process.env.RESULT, JSON.stringify(result));
process.exit(0);
