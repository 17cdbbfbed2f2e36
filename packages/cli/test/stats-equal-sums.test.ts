// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHistory } from "@turnspan/record-kit";
import { openStore } from "@turnspan/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { runCommand } from "./run-command.js";

const script = fileURLToPath(new URL("sum-lines.mjs", import.meta.url));
const amounts = z.record(z.string(), z.number());
const sumsSchema = z.object({ cost_by_kind: amounts, calls_by_kind: amounts }).catchall(z.number());
const totalsSchema = z.looseObject({
  e2e: z.looseObject({ p50_ms: z.number() }),
  cost: z.number(),
});
const statsSchema = z.object({
  totals: totalsSchema,
  by_kind: z.array(z.looseObject({ value: z.string(), calls: z.number(), cost: z.number().nullable() })),
  malformed: z.object({ count: z.number() }),
});

const root = mkdtempSync(join(tmpdir(), "turnspan-sums-"));
const lines = join(root, "lines");
const mixed = join(root, "mixed");
let damaged = 0;

beforeAll(async () => {
  damaged = writeHistory(lines, {
    conversations: 900,
    days: 5,
    firstDay: "2026-11-01",
    packedDays: [1, 3],
    damageEvery: 97,
  }).damaged;
  cpSync(lines, mixed, { recursive: true });
  const day = join(root, "day");
  cpSync(join(lines, "2026-11-03"), join(day, "2026-11-03"), { recursive: true });
  const store = openStore(day);
  const { files } = await store.compact({ now: new Date(Date.now() + 2 * 60 * 60 * 1000) });
  await store.close();
  damaged -= files.reduce((sum, { malformed }) => sum + malformed, 0);
  rmSync(join(mixed, "2026-11-03"), { recursive: true });
  cpSync(join(day, "2026-11-03"), join(mixed, "2026-11-03"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("stats --json says what a script finds that adds the lines up: plain, packed, Parquet, with nulls and damage", async () => {
  const sums = sumsSchema.parse(JSON.parse(execFileSync(process.execPath, [script, lines], { encoding: "utf8" })));
  const { code, text } = await runCommand(["stats", "--json", "--dir", mixed]);
  expect(code).toBe(0);
  const { totals, by_kind: kinds, malformed } = statsSchema.parse(JSON.parse(text));
  const { records, cost, e2e_p50_ms: e2e, cost_by_kind: costByKind, calls_by_kind: callsByKind, ...counts } = sums;
  expect(records).toBeGreaterThan(10_000);
  expect(totals).toMatchObject(counts);
  expect(totals.cost).toBeCloseTo(cost ?? Number.NaN, 9);
  expect(totals.e2e.p50_ms).toBe(e2e);
  expect(Object.fromEntries(kinds.map((kind) => [kind.value, kind.calls]))).toEqual(callsByKind);
  for (const { value, cost: usd } of kinds) expect(usd ?? 0, value).toBeCloseTo(costByKind[value] ?? Number.NaN, 9);
  expect(malformed.count).toBe(damaged);
});
