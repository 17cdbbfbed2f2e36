// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeConversation } from "@turnspan/record-kit";
import { expect, it } from "vitest";
import { serveDashboard } from "../src/index.js";
import { browse } from "./browse.js";

/** One more than a page of the list can have. */
const count = 100_001;

it("exports every conversation, however many there are", { timeout: 120_000 }, async () => {
  const dir = mkdtempSync(join(tmpdir(), "turnspan-export-test-"));
  try {
    const run = makeConversation(1, Date.UTC(2026, 10, 20)).runs.at(-1) as Record<string, unknown>;
    const small = { ...run, stages: [] };
    const lines = Array.from({ length: count }, (_, index) =>
      JSON.stringify({ ...small, run_id: `run-${index}`, conversation_id: `conversation-${index}` }),
    );
    mkdirSync(join(dir, "2026-11-20"));
    writeFileSync(join(dir, "2026-11-20", "workflow_runs.jsonl"), `${lines.join("\n")}\n`);
    const dashboard = await serveDashboard({ dir, port: 0 });
    try {
      const browser = await browse(dashboard);
      const { status, body } = await browser.send("/api/export.csv");
      expect(status).toBe(200);
      const ids = body
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((line) => line.slice(0, line.indexOf(",")));
      expect(ids).toHaveLength(count);
      expect(new Set(ids).size).toBe(count);
    } finally {
      await dashboard.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
