// SPDX-License-Identifier: Apache-2.0
// Writes one conversation as a job process does, and ends without a word. What it saw goes to the file in RESULT:
// {writeMs: median time of a write, flushMs, threw, problems, endedAfterMs: from the end of its work to the exit}.
import fs from "node:fs";
import { startTelemetry } from "@turnspan/telemetry";

const { dir, endpoint, conversation, turns, flushTimeoutMs, mode } = JSON.parse(process.argv[2]);
const result = { threw: null, flushMs: null, problems: [] };
process.on("uncaughtException", (error) => (result.threw = String(error)));
process.on("unhandledRejection", (error) => (result.threw = String(error)));

const telemetry = startTelemetry({ dir, endpoint, serviceName: "converse", batchDelayMs: 20, batchSize: 8 });
const { run, turn, call, ended } = conversation;
const timesMs = [];
telemetry.write(run);
for (let index = 0; index < turns; index++) {
  for (const record of [call, turn]) {
    const start = performance.now();
    telemetry.write(record);
    timesMs.push(performance.now() - start);
  }
  if (index % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}
telemetry.write(ended);
result.writeMs = timesMs.toSorted((a, b) => a - b)[Math.floor(timesMs.length / 2)];

if (mode !== "exit" && flushTimeoutMs !== null) {
  const start = performance.now();
  await telemetry[mode](flushTimeoutMs);
  result.flushMs = performance.now() - start;
}
result.problems = telemetry.problems;
const endOfWork = performance.now();
process.on("exit", () => {
  fs.writeFileSync(process.env.RESULT, JSON.stringify({ ...result, endedAfterMs: performance.now() - endOfWork }));
});
if (mode === "exit") process.exit(0);
