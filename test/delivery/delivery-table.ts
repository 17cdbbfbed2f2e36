// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One line of the table. */
export interface DeliveryRow {
  readonly receiver: string;
  readonly jobs: number;
  readonly spansMade: number;
  readonly spansThere: number;
  readonly missing: number;
  /** Spans that are there more than once. */
  readonly repeated: number;
  readonly metricsEqual: boolean;
  readonly logs: { readonly made: number; readonly there: number };
  readonly batchesFromDisk: number;
  readonly slowestShutdownMs: number;
}

const path = fileURLToPath(new URL("../README.md", import.meta.url));
const begin = "<!-- delivery:begin -->\n\n";
const end = "\n\n<!-- delivery:end -->";

/** The table in Markdown. */
export function renderTable(rows: readonly DeliveryRow[]): string {
  const head = [
    "receiver",
    "job processes",
    "spans made",
    "spans there",
    "missing",
    "there twice",
    "metric sums",
    "log lines",
    "batches left on disk",
    "slowest shutdown",
  ];
  const lines = rows.map((row) => [
    row.receiver,
    row.jobs,
    row.spansMade,
    row.spansThere,
    row.missing,
    row.repeated,
    row.metricsEqual ? "equal" : "DIFFER",
    `${row.logs.there} of ${row.logs.made}`,
    row.batchesFromDisk,
    `${(row.slowestShutdownMs / 1000).toFixed(1)} s`,
  ]);
  const cells = [head, ...lines].map((line) => line.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const draw = (line: readonly string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = cells;
  return [draw(first), draw(widths.map((width) => "-".repeat(width))), ...rest.map(draw)].join("\n");
}

/** Puts the table of this run into test/README.md. */
export function writeTable(table: string): void {
  const text = readFileSync(path, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error("test/README.md has no markers for the table of deliveries");
  writeFileSync(path, text.slice(0, from + begin.length) + table + text.slice(to));
}
