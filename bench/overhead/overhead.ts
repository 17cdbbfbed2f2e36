// SPDX-License-Identifier: Apache-2.0
// What watching costs an agent: the same scripted calls with nothing, with LiveKit's own spans sent by the stock exporter,
// with Turnspan's files, and with files and OTLP. Each variant runs in processes of its own, in turns.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import type { AgentFigures, AgentTask } from "./agent-task.js";
import { runAgent } from "./run-agent.js";
import { type Variant, variants } from "./variants.js";
import { isQuick } from "../quick.js";

const rounds = isQuick ? 1 : 3;
/** Conversations at once, and how many turns a second they have together: no conversation has more than two. */
const few = { conversations: 1, turnsPerSecond: 2, turns: isQuick ? 20 : 40 };
const some = { conversations: 10, turnsPerSecond: 20, turns: isQuick ? 100 : 300 };
const many = { conversations: 100, turnsPerSecond: 60, turns: isQuick ? 200 : 600 };

type Load = Pick<AgentTask, "conversations" | "turnsPerSecond" | "turns">;

const names: Readonly<Record<Variant, string>> = {
  nothing: "(a) nothing",
  native: "(b) LiveKit's spans, OTLP",
  files: "(c) Turnspan, files",
  otlp: "(d) Turnspan, files and OTLP",
};

type Row = Readonly<Record<Variant, number>>;
const print = (line = ""): boolean => process.stdout.write(`${line}\n`);
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Runs all variants in turns and gives the figures of each, so that the machine's mood hits them alike. */
async function measure(
  what: AgentTask["measure"],
  load: Load,
  endpoint: string,
  times: number,
): Promise<ReadonlyMap<Variant, readonly AgentFigures[]>> {
  const figures = new Map<Variant, AgentFigures[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round < times; round += 1) {
    for (const variant of variants) {
      say(`${what}, ${load.conversations} at once, round ${round + 1} of ${times}: ${names[variant]}`);
      const seen = await runAgent({
        ...load,
        measure: what,
        variant,
        endpoint,
        turnsPerCall: 20,
        warmUpTurns: what === "start" ? 0 : 60,
      });
      figures.get(variant)?.push(seen);
    }
  }
  return figures;
}

function row(
  figures: ReadonlyMap<Variant, readonly AgentFigures[]>,
  pick: (figures: AgentFigures) => number | null,
): Row {
  const of = (variant: Variant): number => median((figures.get(variant) ?? []).map((one) => pick(one) ?? Number.NaN));
  return { nothing: of("nothing"), native: of("native"), files: of("files"), otlp: of("otlp") };
}

/** A table of a figure over the variants, with what each adds to nothing, and that beside what (b) adds. */
function printRows(title: string, unit: string, rows: ReadonlyMap<string, Row>, digits: number): void {
  print(`${title} (${unit})`);
  for (const [label, figures] of rows) {
    print(`  ${label}`);
    for (const variant of variants) {
      const added = figures[variant] - figures.nothing;
      const beside = added / (figures.native - figures.nothing);
      const more = variant === "nothing" ? "" : `  adds ${added.toFixed(digits).padStart(9)}`;
      const ratio = variant === "nothing" || variant === "native" ? "" : `  × ${beside.toFixed(2)} of what (b) adds`;
      print(`    ${names[variant].padEnd(30)}${figures[variant].toFixed(digits).padStart(11)}${more}${ratio}`);
    }
  }
  print();
}

const receiver = spawn(process.execPath, [new URL("receiver.js", import.meta.url).pathname], {
  stdio: ["pipe", "pipe", "inherit"],
});
const [address] = (await once(receiver.stdout, "data")) as [Buffer];
const endpoint = address.toString("utf8").trim();

try {
  const start = await measure("start", few, endpoint, isQuick ? 3 : 7);
  const cpu = new Map<string, Row>();
  const delay = new Map<string, Row>();
  for (const load of [few, some, many]) {
    const seen = await measure("turns", load, endpoint, rounds);
    const label = `${load.conversations} at once, ${load.turns} turns, ${load.turnsPerSecond} a second`;
    cpu.set(
      label,
      row(seen, (one) => one.cpuUsPerTurn),
    );
    delay.set(
      label,
      row(seen, (one) => one.delayP99Ms),
    );
  }
  const allocations = await measure("allocations", some, endpoint, isQuick ? 1 : 2);
  const heap = await measure("heap", many, endpoint, isQuick ? 1 : 2);

  print(`${rounds} rounds, the variants in turns, medians; Node ${process.version}, ${cpus().length} cores\n`);
  printRows("CPU of the process", "µs a turn", cpu, 0);
  printRows("Event loop delay, p99", "ms", delay, 2);
  const bytes = row(allocations, (one) => one.allocatedBytesPerTurn);
  printRows("Allocated", "kB a turn", new Map([["10 at once", inKilobytes(bytes)]]), 1);
  const idle = inKilobytes(row(heap, (one) => one.idleHeapBytes));
  const busy = inKilobytes(row(heap, (one) => one.busyHeapBytes));
  printRows(
    "Heap held",
    "kB a conversation, 100 open",
    new Map([
      ["before the first turn", idle],
      ["after 20 turns", busy],
    ]),
    1,
  );
  printRows(
    "Start",
    "ms",
    new Map([
      ["from LiveKit imported to the first session observed", row(start, (one) => one.setUpMs)],
      ["observe() of a later session", row(start, (one) => one.laterObserveMs)],
    ]),
    2,
  );
} finally {
  receiver.stdin.end();
}

function inKilobytes(bytes: Row): Row {
  return {
    nothing: bytes.nothing / 1000,
    native: bytes.native / 1000,
    files: bytes.files / 1000,
    otlp: bytes.otlp / 1000,
  };
}
