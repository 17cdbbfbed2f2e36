// SPDX-License-Identifier: Apache-2.0
// What a first look costs through the store, beside a bare DuckDB script that asks the same of the same files: whole
// processes, cold, in turns, so that the machine's mood hits both.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHistory } from "@turnspan/record-kit";
import { isQuick } from "./quick.js";

interface Run {
  readonly wallMs: number;
  /** Time on all cores together. */
  readonly cpuMs: number;
  readonly memoryMb: number;
  readonly answer: string;
}

const programs = { bare: "stats-bare.js", store: "stats-store.js" } as const;
/** A conversation of the kit makes about 19.5 calls. */
const callsPerConversation = 19.5;

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

function run(program: keyof typeof programs, dir: string): Run {
  const began = performance.now();
  const file = fileURLToPath(new URL(programs[program], import.meta.url));
  const { stdout, status, stderr } = spawnSync(process.execPath, [file, dir], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  const { cpuMs, memoryMb, ...answer } = JSON.parse(stdout) as { cpuMs: number; memoryMb: number };
  return { wallMs: performance.now() - began, cpuMs, memoryMb, answer: JSON.stringify(answer) };
}

function compare(calls: number, rounds: number): void {
  const dir = mkdtempSync(join(tmpdir(), "turnspan-bench-"));
  try {
    const conversations = Math.ceil(calls / callsPerConversation);
    const written = writeHistory(dir, { conversations, days: 10, firstDay: "2026-11-01" });
    const runs: Record<keyof typeof programs, Run[]> = { bare: [], store: [] };
    // The first round warms the file cache and is thrown away.
    for (let round = -1; round < rounds; round += 1) {
      for (const program of ["bare", "store"] as const) {
        const one = run(program, dir);
        if (round >= 0) runs[program].push(one);
      }
    }
    print(`\n${written.calls} calls, ${written.turns} turns, ${written.runs} run lines; ${rounds} rounds, medians`);
    print("                     wall ms    cpu ms  memory MB");
    for (const program of ["bare", "store"] as const) {
      const figures = (["wallMs", "cpuMs", "memoryMb"] as const).map((key) =>
        median(runs[program].map((one) => one[key]))
          .toFixed(0)
          .padStart(10),
      );
      print(`${(program === "bare" ? "bare DuckDB" : "store.overview").padEnd(18)}${figures.join("")}`);
    }
    const ratio = (key: "wallMs" | "cpuMs"): string =>
      median(runs.store.map((one, index) => one[key] / (runs.bare[index]?.[key] ?? Number.NaN))).toFixed(2);
    print(`ratio, store to bare: wall ${ratio("wallMs")}, cpu ${ratio("cpuMs")}`);
    const answers = new Set([...runs.bare, ...runs.store].map((one) => one.answer));
    print(answers.size === 1 ? "both gave the same figures" : `DIFFERENT FIGURES: ${[...answers].join(" ")}`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const sizes =
  process.argv.slice(2).find((argument) => !argument.startsWith("-")) ?? (isQuick ? "10000" : "10000,1000000");
for (const size of sizes.split(",").map(Number)) compare(size, isQuick ? 2 : size > 100_000 ? 9 : 15);
