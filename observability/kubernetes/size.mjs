// SPDX-License-Identifier: Apache-2.0
// node size.mjs [calls a day] [turns a call]: what SigNoz has to bear, by the figures of measured.json, as Markdown.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Busy hour over average hour. */
const peak = 5;
/** SigNoz's other tables and indexes beside the span table: as much again. */
const tables = 2;
/** Days of traces, copies of each row, and the part of a disk that merges leave free. */
const days = 30;
const replicas = 2;
const usedPart = 0.5;

/**
 * Events, network, disk and processor of so many calls a day.
 *
 * @param {Record<string, number>} measured one conversation, as measured.json has it
 * @param {{ callsADay: number, turnsACall: number }} load
 */
export function sizeOf(measured, { callsADay, turnsACall }) {
  const spansACall = (measured.spans / measured.turns) * turnsACall;
  const spansADay = spansACall * callsADay;
  const share = spansADay / measured.spans;
  const peakSpansASecond = (spansADay / 86_400) * peak;
  const gbADay = (spansADay * measured.clickhouse_bytes_a_span * tables) / 1e9;
  return {
    spansACall,
    spansADay,
    peakSpansASecond,
    otlpGbADay: (share * (measured.otlp_trace_bytes + measured.otlp_metric_bytes)) / 1e9,
    gzipGbADay: (share * measured.gzip_bytes) / 1e9,
    seriesADay: measured.metric_series * callsADay,
    bytesACall: spansACall * measured.clickhouse_bytes_a_span * tables,
    gbADay,
    diskGb: (gbADay * days * replicas) / usedPart,
    ingestCores: (peakSpansASecond / measured.clickhouse_spans_a_second) * 2,
  };
}

/** The same as a table. */
export function tableOf(measured, load) {
  const size = sizeOf(measured, load);
  const short = (value) => Number(value.toPrecision(2)).toLocaleString("en-US", { maximumFractionDigits: 1 });
  const rows = [
    [`${load.callsADay.toLocaleString("en-US")} calls a day of ${load.turnsACall} turns`, "", "from"],
    ["spans a call", short(size.spansACall), `${measured.spans} / ${measured.turns} × turns`],
    ["spans a day", `${short(size.spansADay / 1e6)} million`, "spans a call × calls"],
    ["spans a second, busy hour", short(size.peakSpansASecond), `spans a day / 86,400 × ${peak}`],
    [
      "network a day, as agents send it",
      `${short(size.otlpGbADay)} GB`,
      `${measured.otlp_trace_bytes / 1000} kB of traces and ${measured.otlp_metric_bytes / 1000} kB of metrics as JSON for ${measured.turns} turns`,
    ],
    [
      "the same, gzip between collectors",
      `${short(size.gzipGbADay)} GB`,
      `${measured.gzip_bytes / 1000} kB for ${measured.turns} turns`,
    ],
    [
      "new series of metrics a day",
      `${short(size.seriesADay / 1e6)} million`,
      `${measured.metric_series} a process; one process a call`,
    ],
    ["disk a call", `${short(size.bytesACall / 1000)} kB`, `${measured.clickhouse_bytes_a_span} B a span × ${tables}`],
    ["disk a day", `${short(size.gbADay)} GB`, "disk a call × calls"],
    [`disk of the cluster, ${days} days`, `${short(size.diskGb)} GB`, `× ${days} × ${replicas} replicas / ${usedPart}`],
    [
      "cores to take it in, busy hour",
      short(size.ingestCores),
      `2 cores take ${measured.clickhouse_spans_a_second.toLocaleString("en-US")} spans a second`,
    ],
  ];
  const [head, ...body] = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return [head, "| --- | --- | --- |", ...body].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const measured = JSON.parse(readFileSync(new URL("measured.json", import.meta.url), "utf8"));
  const [callsADay = 1_000_000, turnsACall = measured.turns] = process.argv.slice(2).map(Number);
  if (!(callsADay > 0 && turnsACall > 0)) {
    process.stderr.write("Give numbers above 0: node size.mjs 1000000 9\n");
    process.exit(2);
  }
  process.stdout.write(`${tableOf(measured, { callsADay, turnsACall })}\n`);
}
