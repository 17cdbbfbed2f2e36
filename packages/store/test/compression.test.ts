// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { writeHistory } from "@turnspan/record-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FigureDatabase } from "../src/lib/database/figure-database.js";
import { readLatency } from "../src/lib/figures/read-latency.js";
import { readOverview } from "../src/lib/figures/read-overview.js";
import { scopeOf } from "../src/lib/figures/scope.js";
import { openStore } from "../src/index.js";

const never = { overview: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY };
const always = { overview: 0, all: 0 };

describe("tables that are held compressed", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-compression-"));
    writeHistory(dir, { conversations: 300, days: 3, firstDay: "2026-11-01" });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const answersOf = async (compress: boolean) => {
    const database = new FigureDatabase(dir, compress ? always : never);
    // Tables of less than a row group (122,880 rows) are only compressed when they are asked to be.
    const settle = (connection: DuckDBConnection) => (compress ? connection.run("CHECKPOINT records") : undefined);
    const forms = await database.ask({}, "overview", async (connection) => {
      await settle(connection);
      const reader = await connection.runAndReadAll("SELECT DISTINCT compression FROM pragma_storage_info('call')");
      return JSON.stringify(reader.getRowsJson());
    });
    const overview = await database.ask({}, "overview", (connection) => readOverview(connection, {}));
    const latency = await database.ask({}, "all", async (connection) => {
      await settle(connection);
      return readLatency(connection, scopeOf({}));
    });
    await database.close();
    return { overview, latency, isCompressed: forms.includes("BitPacking") };
  };

  it("give the figures that plain ones give", async () => {
    const compressed = await answersOf(true);
    const plain = await answersOf(false);
    expect([compressed.isCompressed, plain.isCompressed]).toEqual([true, false]);
    expect(compressed.overview).toEqual(plain.overview);
    expect(compressed.latency).toEqual(plain.latency);
    expect(plain.overview.totals.calls).toBeGreaterThan(5000);
  });

  it("answer an overview from few columns with the figures of all of them", async () => {
    const first = openStore(dir);
    const overview = await first.overview();
    const after = openStore(dir);
    await after.latency();
    expect(await after.overview()).toEqual(overview);
    expect((await first.latency()).e2e).toEqual(overview.totals.e2e);
    expect(await first.overview()).toEqual(overview);
    await Promise.all([first.close(), after.close()]);
  });
});
