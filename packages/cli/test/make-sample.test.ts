// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TurnspanRecord } from "@turnspan/records";
import { openStore } from "@turnspan/store";
import { afterAll, describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("../scripts/make-sample.mjs", import.meta.url));
const sample = fileURLToPath(new URL("sample", import.meta.url));
const demoAgent = "bookshop";

/** The records below a folder, by the file's name, in the order in which they stand. */
function recordsBelow(dir: string): { name: string; record: TurnspanRecord }[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(dir, name), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => ({ name, record: JSON.parse(line) as TurnspanRecord })),
    );
}

describe("make-sample", () => {
  const root = mkdtempSync(join(tmpdir(), "turnspan-make-sample-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("tells demo runs and scenarios as conversations with prices, and what it told again as it was", async () => {
    const demo = recordsBelow(sample).filter(({ record }) => record.agent_name === demoAgent);
    const runIds = [...new Set(demo.map(({ record }) => record.run_id))];
    for (const { name, record } of demo) {
      const file = join(root, String(runIds.indexOf(record.run_id)), name);
      mkdirSync(join(file, ".."), { recursive: true });
      appendFileSync(file, `${JSON.stringify(record)}\n`);
    }
    const made = join(root, "made");
    execFileSync(process.execPath, [script, "--to", made, ...runIds.map((_, index) => join(root, String(index)))]);

    const again = recordsBelow(made).filter(({ record }) => record.agent_name === demoAgent);
    expect(again).toEqual(demo);
    const store = openStore(made);
    const { totals, malformed } = await store.overview();
    await store.close();
    expect({ malformed: malformed.count, running: totals.running_conversations }).toEqual({ malformed: 0, running: 1 });
    expect(totals.conversations).toBeGreaterThan(runIds.length);
    const ends = recordsBelow(made).flatMap(({ record }) =>
      record.type === "workflow_run" && record.status !== "running" ? [record] : [],
    );
    const calls = recordsBelow(made).flatMap(({ record }) => (record.type === "call" ? [record] : []));
    for (const { run_id: runId, total_cost: cost } of ends) {
      const costs = calls.filter((call) => call.run_id === runId).map((call) => call.estimated_cost ?? 0);
      expect(cost).toBeCloseTo(
        costs.reduce((sum, one) => sum + one, 0),
        11,
      );
    }
  });

  it("takes three folders or none", () => {
    const { status, stderr } = spawnSync(process.execPath, [script, "--to", join(root, "none"), root], {
      encoding: "utf8",
    });
    expect([status, stderr.includes("Give three folders of demo runs, or none; not 1.")]).toEqual([1, true]);
  });
});
