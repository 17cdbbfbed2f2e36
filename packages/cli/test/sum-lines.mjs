// SPDX-License-Identifier: Apache-2.0
// Sums of the lines of a directory, made with nothing of ours: node sum-lines.mjs <dir>
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const dir = process.argv[2];
const records = readdirSync(dir, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.jsonl(\.gz)?$/.test(name))
  .toSorted()
  .map((name) => (name.endsWith(".gz") ? gunzipSync(readFileSync(join(dir, name))) : readFileSync(join(dir, name))))
  .flatMap((bytes) => bytes.toString("utf8").split("\n"))
  .flatMap((line) => {
    try {
      const value = JSON.parse(line);
      return value?.v === 1 ? [value] : [];
    } catch {
      return [];
    }
  });
const add = (values) => values.filter((value) => value !== undefined).reduce((sum, value) => sum + value, 0);
const median = (values) => {
  const sorted = values.filter((value) => value !== undefined).toSorted((one, other) => one - other);
  const at = (sorted.length - 1) / 2;
  return (sorted[Math.floor(at)] + sorted[Math.ceil(at)]) / 2;
};
const calls = records.filter(({ type }) => type === "call");
const turns = records.filter(({ type }) => type === "turn");
const cost = ({ actual_cost: actual, estimated_cost: estimated }) => actual ?? estimated;
const byKind = (kind) => calls.filter((call) => call.kind === kind);
const kinds = [...new Set(calls.map(({ kind }) => kind))].toSorted();
process.stdout.write(
  JSON.stringify({
    records: records.length,
    calls: calls.length,
    failed_calls: calls.filter(({ success }) => !success).length,
    unpriced_calls: calls.filter((call) => cost(call) === undefined).length,
    turns: turns.length,
    conversations: new Set(records.filter(({ type }) => type === "workflow_run").map(({ run_id: id }) => id)).size,
    cost: add(calls.map(cost)),
    input_tokens: add(calls.map((call) => call.input_tokens)),
    output_tokens: add(calls.map((call) => call.output_tokens)),
    e2e_p50_ms: median(turns.map(({ latency }) => latency.e2e_ms)),
    cost_by_kind: Object.fromEntries(kinds.map((kind) => [kind, add(byKind(kind).map(cost))])),
    calls_by_kind: Object.fromEntries(kinds.map((kind) => [kind, byKind(kind).length])),
  }),
);
