// SPDX-License-Identifier: Apache-2.0
// What it costs a call to have its records written at once (`fs.writeSync`, one write a record), beside handing them
// to an asynchronous stream: side by side in one run, in turns, so that the machine's mood hits both.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallRecord } from "@turnspan/records";
import { isQuick } from "./quick.js";

const thisFile = fileURLToPath(import.meta.url);
const rounds = isQuick ? 4 : 20;
const recordsPerRound = 2000;
/** A call has about this long between two records at its busiest; a stream writes in the meantime. */
const breatheEvery = 20;

const record: Partial<CallRecord> = {
  v: 1,
  type: "call",
  service_name: "support-line",
  environment: "production",
  trace_id: "6f1c9a0de4b84fd8a4b1c2d3e4f5a6b7",
  span_id: "41aa2bc37d9e09c3",
  parent_span_id: "b7ad6b7169203331",
  call_id: "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c4",
  timestamp: "2026-11-20T14:02:31.412Z",
  conversation_id: "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c5",
  run_id: "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c6",
  turn_id: "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c7",
  turn_index: 3,
  speech_id: "speech_9f2c01ab",
  agent_name: "support-line",
  kind: "llm",
  provider: "api.openai.com",
  model_id: "gpt-4o-mini",
  input_tokens: 871,
  output_tokens: 44,
  cached_input_tokens: 812,
  ttft_ms: 340,
  latency_ms: 690,
  success: true,
  cancelled: false,
  discarded: false,
  fallback_used: false,
};
const line = `\n${JSON.stringify(record)}\n`;

interface Writer {
  readonly name: string;
  /** Opens a file and gives what writes one line to it and what waits for all of them. */
  readonly open: (file: string) => { write: () => void; finish: () => Promise<void> };
}

const writers: readonly Writer[] = [
  {
    name: "fs.writeSync, O_APPEND",
    open: (file) => {
      const descriptor = openSync(file, "a");
      return { write: () => writeSync(descriptor, line), finish: async () => closeSync(descriptor) };
    },
  },
  {
    name: "fs.createWriteStream",
    open: (file) => {
      const stream = createWriteStream(file, { flags: "a" });
      return {
        write: () => stream.write(line),
        finish: () =>
          new Promise((resolve, reject) => {
            stream.once("error", reject);
            stream.end(resolve);
          }),
      };
    },
  },
];

interface Timing {
  /** Microseconds that each write kept its caller. */
  readonly heldUs: number[];
  /** Microseconds until everything was written, all rounds. */
  totalUs: number;
}

async function measure(writer: Writer, dir: string, timing: Timing): Promise<void> {
  const { write, finish } = writer.open(join(dir, "calls.jsonl"));
  const startedAt = process.hrtime.bigint();
  for (let index = 1; index <= recordsPerRound; index += 1) {
    const before = process.hrtime.bigint();
    write();
    timing.heldUs.push(Number(process.hrtime.bigint() - before) / 1000);
    if (index % breatheEvery === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await finish();
  timing.totalUs += Number(process.hrtime.bigint() - startedAt) / 1000;
}

const askedAtExit = 1000;

/** Lines that are missing after a process of its own wrote 1,000 and called `process.exit`. */
function lostAtExit(name: string, dir: string): number {
  const file = join(dir, "exit.jsonl");
  const { status, stderr } = spawnSync(process.execPath, [thisFile, name, file], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  // A stream may not even have opened its file.
  const written = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((text) => text !== "")
    : [];
  rmSync(file, { force: true });
  return askedAtExit - written.length;
}

function writeAndExit(name: string, file: string): void {
  const opened = writers.find((writer) => writer.name === name)?.open(file);
  for (let index = 0; index < askedAtExit; index += 1) opened?.write();
  process.exit(0);
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

const [writerName, exitFile] = process.argv.slice(2);
if (writerName !== undefined && exitFile !== undefined) writeAndExit(writerName, exitFile);

const dir = mkdtempSync(join(tmpdir(), "turnspan-bench-"));
try {
  const timings = writers.map((): Timing => ({ heldUs: [], totalUs: 0 }));
  // The first round warms up and is thrown away.
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, writer] of writers.entries()) {
      const timing = round < 0 ? { heldUs: [], totalUs: 0 } : timings[index];
      if (timing) await measure(writer, dir, timing);
    }
  }
  const rows = writers.map((writer, index) => {
    const timing = timings[index] ?? { heldUs: [], totalUs: Number.NaN };
    return {
      name: writer.name,
      p50: quantile(timing.heldUs, 0.5),
      p99: quantile(timing.heldUs, 0.99),
      perRecord: timing.totalUs / timing.heldUs.length,
      lost: lostAtExit(writer.name, dir),
    };
  });
  const print = (text: string): boolean => process.stdout.write(`${text}\n`);
  print(`${rounds} rounds of ${recordsPerRound} records of ${line.length} bytes, in turns; microseconds a record\n`);
  print("                          held p50   held p99   until in the file   lost of 1,000 at process.exit");
  for (const row of rows) {
    const figures = [
      row.p50.toFixed(1).padStart(10),
      row.p99.toFixed(1).padStart(11),
      row.perRecord.toFixed(1).padStart(20),
    ];
    print(`${row.name.padEnd(24)}${figures.join("")}${String(row.lost).padStart(18)}`);
  }
  const [sync, stream] = rows;
  if (sync && stream) {
    print(
      `\nratio, writeSync to stream: held p50 ${(sync.p50 / stream.p50).toFixed(2)}, held p99 ${(sync.p99 / stream.p99).toFixed(2)}, until in the file ${(sync.perRecord / stream.perRecord).toFixed(2)}`,
    );
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
