// SPDX-License-Identifier: Apache-2.0
// How long `turnspan --version`, `--help` and a question take to answer, beside a Node that does nothing: in turns in one
// run, so that the machine's mood hits all of them.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isQuick } from "./quick.js";

const rounds = isQuick ? 5 : 25;
const command = fileURLToPath(import.meta.resolve("@turnspan/cli")).replace(/index\.js$/, "main.js");

const contenders = [
  { name: "node -e 0", args: ["-e", "0"] },
  { name: "turnspan --version", args: [command, "--version"] },
  { name: "turnspan --help", args: [command, "--help"] },
] as const;

const times = contenders.map(() => [] as number[]);
// The first round warms up and is thrown away.
for (let round = -1; round < rounds; round += 1) {
  for (const [index, { name, args }] of contenders.entries()) {
    const before = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    if (round >= 0) times[index]?.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
}

const medians = times.map(
  (values) => values.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN,
);
const [bare = Number.NaN] = medians;
process.stdout.write(`${rounds} starts each, in turns; median in ms\n\n`);
for (const [index, { name }] of contenders.entries()) {
  const median = medians[index] ?? Number.NaN;
  process.stdout.write(`${name.padEnd(20)}${median.toFixed(1).padStart(7)}   ratio ${(median / bare).toFixed(2)}\n`);
}
