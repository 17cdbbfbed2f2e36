// SPDX-License-Identifier: Apache-2.0
// Makes test/sample anew: plays the quickstart demo three times (the third is killed in the middle), takes the records of
// some of the recorded scenarios, and gives each conversation a day, a version, a tenant, and models with a list price.
// Folders of earlier demo runs may be given instead, and where to write: node scripts/make-sample.mjs [--to <folder>]
// [<run> <run> <killed run>]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { priceCall } from "@turnspan/prices";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { values: options, positionals: given } = parseArgs({
  options: { to: { type: "string" } },
  allowPositionals: true,
});
const sample = options.to ?? fileURLToPath(new URL("../test/sample", import.meta.url));
const files = { call: "calls.jsonl", turn: "turns.jsonl", workflow_run: "workflow_runs.jsonl" };
const killAfterMs = 24_000;

/** Day and hour (UTC) on which each conversation is said to have been, and whose it was. */
const plan = [
  { scenario: "agent-task", at: "2026-11-03T09:12", tenant: "acme" },
  { scenario: "tools-in-parallel", at: "2026-11-05T10:40", tenant: "acme" },
  { scenario: "barge-in-during-generation", at: "2026-11-05T15:02", tenant: "globex" },
  { scenario: "handoff-by-tool", at: "2026-11-09T08:30", tenant: "globex" },
  { scenario: "llm-fallback-healthy", at: "2026-11-10T11:15", tenant: "acme" },
  { scenario: "llm-refused", at: "2026-11-10T11:58", tenant: "acme" },
  { run: 0, at: "2026-11-12T13:20", tenant: "acme" },
  { scenario: "realtime-tools", at: "2026-11-13T09:45", tenant: "globex" },
  { scenario: "stt-fallback", at: "2026-11-16T16:21", tenant: "acme" },
  { scenario: "tts-retried", at: "2026-11-16T17:03", tenant: "globex" },
  { scenario: "say-interrupted", at: "2026-11-17T12:00", tenant: "acme" },
  { scenario: "text-input", at: "2026-11-18T10:10", tenant: "acme" },
  { scenario: "preemptive-invalidated", at: "2026-11-19T14:44", tenant: "globex" },
  { run: 1, at: "2026-11-20T09:05", tenant: "acme" },
  { run: 2, at: "2026-11-20T09:31", tenant: "acme" },
];
const newVersionFrom = "2026-11-16";
const models = {
  "scripted-llm-1": ["openai", "gpt-4o-mini"],
  "scripted-stt-1": ["deepgram", "nova-3"],
  "scripted-tts-1": ["cartesia", "sonic-3"],
  "scripted-realtime-1": ["openai", "gpt-realtime"],
  "alpha-llm": ["anthropic", "claude-haiku-4-5"],
  "beta-llm": ["openai", "gpt-4o-mini"],
};

if (given.length !== 0 && given.length !== 3)
  throw new Error(`Give three folders of demo runs, or none; not ${given.length}.`);
const runs = given.length === 3 ? given : await playDemos();
rmSync(sample, { recursive: true, force: true });
for (const { scenario, run, at, tenant } of plan) {
  const records =
    scenario === undefined
      ? recordsBelow(runs[run])
      : recordsIn(join(root, "packages/livekit/recordings", `${scenario}.records.jsonl`));
  const first = Date.parse(records.find(({ type }) => type === "workflow_run").started_at);
  const shiftMs = Date.parse(`${at}:00.000Z`) - first;
  const version = at >= newVersionFrom ? "1.5.0" : "1.4.0";
  const told = records.map((record) => retell(record, { shiftMs, version, tenant }));
  write(at.slice(0, 10), addUp(told));
}
if (given.length === 0) for (const dir of runs) rmSync(dir, { recursive: true, force: true });

async function playDemos() {
  const dirs = [];
  for (const isKilled of [false, false, true]) {
    const dir = mkdtempSync(join(tmpdir(), "turnspan-sample-"));
    const demo = spawn(process.execPath, [join(root, "examples/quickstart/dist/main.js"), "--json", "--dir", dir], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (isKilled) setTimeout(() => demo.kill("SIGKILL"), killAfterMs);
    await once(demo, "exit");
    dirs.push(dir);
  }
  return dirs;
}

function recordsBelow(dir) {
  return readdirSync(dir)
    .filter((name) => /^\d{4}-/.test(name))
    .flatMap((day) => Object.values(files).flatMap((file) => recordsIn(join(dir, day, file))));
}

function recordsIn(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** The record at another time, without what tells of the machine that made it, priced. */
function retell(record, { shiftMs, version, tenant }) {
  const {
    service_name,
    metadata: _,
    process_id: __,
    host_name: ___,
    ...rest
  } = JSON.parse(JSON.stringify(record), (_key, value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
      ? new Date(Date.parse(value) + shiftMs).toISOString()
      : value,
  );
  const told = { service_name, service_version: version, ...rest, tenant };
  if (told.type !== "call") return told;
  const [provider, model] = models[told.model_id] ?? [told.provider, told.model_id];
  const call = { ...told, provider, model_id: model };
  if (call.original_provider !== undefined) call.original_provider = renamed(call.original_provider);
  if (call.fallback_chain !== undefined) call.fallback_chain = call.fallback_chain.map(renamed);
  const price = priceCall(call);
  if (price.usd === null) return call;
  return {
    ...call,
    estimated_cost: price.usd,
    price_id: price.priceId,
    ...(price.asOf && { price_as_of: price.asOf }),
  };
}

function renamed(name) {
  const [, model] = name.split("/");
  return models[model]?.join("/") ?? name;
}

/** Turns and run with the cost of their calls. */
function addUp(records) {
  const calls = records.filter(({ type }) => type === "call");
  return records.map((record) => {
    if (record.type === "turn") {
      return { ...record, cost: costOf(calls.filter(({ turn_id }) => turn_id === record.turn_id)) };
    }
    if (record.type !== "workflow_run" || record.status === "running") return record;
    const { total, unpriced_calls, ...byKind } = costOf(calls);
    const minutes = record.total_duration_ms / 60_000;
    return {
      ...record,
      providers_used: [...new Set(calls.map(({ provider }) => provider))],
      unpriced_calls,
      ...(total !== undefined && {
        total_cost: total,
        cost_per_minute: rounded(total / minutes),
        cost_by_kind: byKind,
      }),
    };
  });
}

function costOf(calls) {
  const cost = {};
  for (const { kind, estimated_cost: usd } of calls) {
    if (usd === undefined) continue;
    const part = ["llm", "stt", "tts", "realtime"].includes(kind) ? kind : "other";
    cost[part] = rounded((cost[part] ?? 0) + usd);
    cost.total = rounded((cost.total ?? 0) + usd);
  }
  return { ...cost, unpriced_calls: calls.filter(({ estimated_cost: usd }) => usd === undefined).length };
}

/** To the pico-dollar, as prices are. */
function rounded(usd) {
  return Number(usd.toFixed(12));
}

function write(day, records) {
  mkdirSync(join(sample, day), { recursive: true });
  for (const record of records) {
    writeFileSync(join(sample, day, files[record.type]), `${JSON.stringify(record)}\n`, { flag: "a" });
  }
}
