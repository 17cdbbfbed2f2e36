// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClickHouse, startClickHouse } from "./click-house.js";
import { readText } from "./compose-files.js";

describe("histogramQuantile, on the real ClickHouse engine", () => {
  let dir = "";
  let clickHouse: ClickHouse;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-clickhouse-"));
    clickHouse = startClickHouse(dir);
    clickHouse.run(await readText("clickhouse/histogram-quantile.sql"));
  });
  afterAll(async () => {
    clickHouse.stop();
    await rm(dir, { recursive: true, force: true });
  });

  // Figures from Prometheus's rule: linear within a bucket, cumulative counts.
  it.each([
    ["the middle of a bucket", "[1,2,4,inf]", "[10,20,40,40]", 0.75, "3"],
    ["the edge of a bucket", "[1,2,4,inf]", "[10,20,40,40]", 0.5, "2"],
    ["the first bucket, from 0", "[1,2,inf]", "[10,10,10]", 0.5, "0.5"],
    ["a first bucket below 0", "[-1,2,inf]", "[10,10,10]", 0.5, "-1"],
    ["the last bucket: the bound below it", "[1,2,inf]", "[1,2,10]", 0.99, "2"],
    ["buckets out of order", "[inf,4,1,2]", "[40,40,10,20]", 0.75, "3"],
    ["the same bound twice", "[1,1,2,inf]", "[5,5,20,20]", 0.75, "1.5"],
    ["a count that falls", "[1,2,4,inf]", "[10,8,20,20]", 0.75, "3"],
    ["no observation", "[1,2,inf]", "[0,0,0]", 0.5, "nan"],
    ["no bucket to infinity", "[1,2]", "[1,2]", 0.5, "nan"],
    ["one bucket", "[inf]", "[2]", 0.5, "nan"],
    ["a quantile above 1", "[1,inf]", "[1,1]", 1.5, "inf"],
    ["a quantile below 0", "[1,inf]", "[1,1]", -0.5, "-inf"],
  ])("%s", (_what, buckets, counts, quantile, expected) => {
    const [row] = clickHouse.rows(`SELECT toString(histogramQuantile(${buckets}, ${counts}, ${quantile})) AS value`);
    expect(row?.["value"]).toBe(expected);
  });

  it("works in the form in which SigNoz calls it", () => {
    const [row] = clickHouse.rows(`
      SELECT agent, toString(histogramQuantile(arrayMap(x -> toFloat64(x), groupArray(le)), groupArray(value), 0.750)) AS value
      FROM (SELECT 'a' AS agent, bucket.1 AS le, bucket.2 AS value
            FROM (SELECT arrayJoin([('1', 10.), ('2', 20.), ('4', 40.), ('+Inf', 40.)]) AS bucket))
      GROUP BY agent ORDER BY agent`);
    expect(row).toEqual({ agent: "a", value: "3" });
  });
});
