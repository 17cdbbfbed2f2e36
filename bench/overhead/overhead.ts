// SPDX-License-Identifier: Apache-2.0
// What watching costs an agent: the same scripted calls with nothing, with LiveKit's own spans sent by the stock exporter,
// with Turnspan's files, and with files and OTLP. Each variant runs in processes of its own: at the same time where CPU is
// counted, so that the machine's mood is the same for all, and in turns where another process would be in the way.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import type { AgentFigures, AgentTask } from "./agent-task.js";
import { runAgent } from "./run-agent.js";
import { type Variant, variants } from "./variants.js";
import { isQuick } from "../quick.js";

const turnsPerCall = 20;

interface Load extends Pick<AgentTask, "conversations" | "turnsPerSecond" | "turns"> {
  readonly rounds: number;
}

/** Conversations at once, and how many turns a second they have together: no conversation has more than two. */
function load(conversations: number, turnsPerSecond: number, calls: number, rounds: number): Load {
  const turns = conversations * turnsPerCall * calls;
  return isQuick
    ? { conversations, turnsPerSecond, turns: Math.max(20, turns / 10), rounds: 1 }
    : { conversations, turnsPerSecond, turns, rounds };
}

/** Where CPU is counted four processes share the machine. */
const cpuLoads = [load(1, 2, 2, 5), load(10, 20, 2, 5), load(100, 20, 1, 3)];
/** A hundred callers with a turn every five seconds, as in talk, and every two seconds, as no calls have it. */
const delayLoads = [load(10, 20, 2, 2), load(100, 20, 0.25, 5), load(100, 60, 0.5, 3)];
const some = load(10, 20, 1, 2);
const many = load(isQuick ? 20 : 100, 60, 1, 2);

const names: Readonly<Record<Variant, string>> = {
  nothing: "(a) nothing",
  native: "(b) LiveKit's spans, OTLP",
  files: "(c) Turnspan, files",
  otlp: "(d) Turnspan, files and OTLP",
};

const print = (line = ""): boolean => process.stdout.write(`${line}\n`);
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** What the variants of one round have shown. */
type Round = Readonly<Record<Variant, AgentFigures>>;

type Run = (variant: Variant) => Promise<AgentFigures>;

async function runTogether(run: Run): Promise<Round> {
  const [nothing, native, files, otlp] = await Promise.all([run("nothing"), run("native"), run("files"), run("otlp")]);
  return { nothing, native, files, otlp };
}

async function runInTurns(run: Run): Promise<Round> {
  return {
    nothing: await run("nothing"),
    native: await run("native"),
    files: await run("files"),
    otlp: await run("otlp"),
  };
}

/** Runs all variants, round after round: in turns, or at the same time. */
async function measure(
  what: AgentTask["measure"],
  { rounds, ...task }: Load,
  how: "in turns" | "together",
): Promise<readonly Round[]> {
  const run = (variant: Variant) =>
    runAgent({ ...task, measure: what, variant, endpoint, turnsPerCall, warmUpTurns: what === "start" ? 0 : 60 });
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    say(`${what}, ${task.conversations} at once, ${how}, round ${round + 1} of ${rounds}`);
    seen.push(how === "together" ? await runTogether(run) : await runInTurns(run));
  }
  return seen;
}

/** A figure of each variant, and by how much each differs from nothing: medians, the difference of the rounds' differences. */
interface Row {
  readonly figures: Readonly<Record<Variant, number>>;
  readonly added: Readonly<Record<Variant, number>>;
}

function row(rounds: readonly Round[], pick: (figures: AgentFigures) => number | null): Row {
  const of = (round: Round, variant: Variant): number => pick(round[variant]) ?? Number.NaN;
  const each = (valueOf: (round: Round, variant: Variant) => number) =>
    Object.fromEntries(
      variants.map((variant) => [variant, median(rounds.map((round) => valueOf(round, variant)))]),
    ) as Record<Variant, number>;
  return { figures: each(of), added: each((round, variant) => of(round, variant) - of(round, "nothing")) };
}

/** A table of a figure over the variants, with what each adds to nothing, and that beside what (b) adds. */
function printRows(title: string, unit: string, rows: ReadonlyMap<string, Row>, digits: number): void {
  print(`${title} (${unit})`);
  for (const [label, { figures, added }] of rows) {
    print(`  ${label}`);
    for (const variant of variants) {
      // Beside next to nothing anything is a multitude.
      const isTelling = added.native > Math.max(...Object.values(added)) / 10;
      const more = variant === "nothing" ? "" : `  adds ${added[variant].toFixed(digits).padStart(9)}`;
      const isOurs = variant === "files" || variant === "otlp";
      const ratio = isOurs && isTelling ? `  × ${(added[variant] / added.native).toFixed(2)} of what (b) adds` : "";
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
  const start = await measure("start", { ...some, rounds: isQuick ? 3 : 7 }, "in turns");
  const cpu = await measureLoads(cpuLoads, "together", (one) => one.cpuUsPerTurn);
  const delay = await measureLoads(delayLoads, "in turns", (one) => one.delayP99Ms);
  const allocations = await measure("allocations", some, "in turns");
  const heap = await measure("heap", many, "in turns");

  print(`Medians of rounds; Node ${process.version}, ${cpus().length} cores\n`);
  printRows("CPU of the process, the four at the same time", "µs a turn", cpu, 0);
  printRows("Event loop delay, p99, one after another", "ms", delay, 2);
  const kilobytes = (bytes: number | null): number | null => (bytes === null ? null : bytes / 1000);
  const allocated = row(allocations, (one) => kilobytes(one.allocatedBytesPerTurn));
  printRows("Allocated", "kB a turn", new Map([["10 at once", allocated]]), 1);
  printRows(
    "Heap held",
    `kB a conversation, ${many.conversations} open`,
    new Map([
      ["before the first turn", row(heap, (one) => kilobytes(one.idleHeapBytes))],
      ["after 20 turns", row(heap, (one) => kilobytes(one.busyHeapBytes))],
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

async function measureLoads(
  loads: readonly Load[],
  how: "in turns" | "together",
  pick: (figures: AgentFigures) => number | null,
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  for (const one of loads) {
    const { conversations, turns, turnsPerSecond, rounds } = one;
    const label = `${conversations} at once, ${turns} turns, ${turnsPerSecond} a second; ${rounds} rounds`;
    rows.set(label, row(await measure("turns", one, how), pick));
  }
  return rows;
}
