// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CheckingServer, apiKey } from "../../packages/signoz/test/checking-server.js";
import { stackDir } from "./compose-files.js";
import { runTurnspan } from "./exports.js";

let server: CheckingServer;
let url = "";
beforeEach(async () => {
  server = new CheckingServer();
  url = await server.start();
});
afterEach(async () => server.stop());

const turnspan = (...args: string[]) =>
  runTurnspan(["signoz", ...args], stackDir, {
    SIGNOZ_API_ENDPOINT: url,
    SIGNOZ_API_TOKEN: apiKey,
    ALERT_WEBHOOK_URL: "https://alerts.test/x",
  });

describe("turnspan signoz", () => {
  it("provisions, says so, does nothing the second time, and notices drift", async () => {
    const dry = await turnspan("provision", "--from", ".", "--dry-run");
    expect(dry.stdout).toContain("+ create  dashboard turnspan-cost");
    expect(dry.stdout).toContain("Nothing was written");
    expect(server.writes()).toEqual([]);
    const first = await turnspan("provision", "--from", ".", "--wait");
    expect([first.code, first.stderr]).toEqual([
      0,
      expect.stringContaining("Channel turnspan-slack is left out: SLACK_WEBHOOK_URL is empty."),
    ]);
    expect(server.dashboards.length).toBe(6);
    expect((await turnspan("provision", "--from", ".")).stdout.trim()).toBe("= 17 unchanged");
    const well = await turnspan("status", "--from", ".");
    expect([well.code, well.stdout]).toEqual([0, expect.stringContaining("SigNoz v0.138.0")]);
    expect(well.stdout).toContain("9 turns and conversations came in the last hour.");
    server.rules.pop();
    const drifted = await turnspan("status", "--from", ".", "--json");
    expect(drifted.code).toBe(1);
    expect(JSON.parse(drifted.stdout)).toMatchObject({ healthy: true, drifted: true, spans_of_last_hour: 9 });
  });

  it("asks for an aggregation, and for SQL", async () => {
    const counted = await turnspan("query", "count()", "--filter", "name = 'turn'", "--by", "agent.name", "--json");
    expect(JSON.parse(counted.stdout)).toEqual({ columns: ["count()"], rows: [[9]] });
    expect(server.seen.at(-1)?.body).toMatchObject({
      schemaVersion: "v1",
      requestType: "scalar",
      compositeQuery: { queries: [{ type: "builder_query", spec: { filter: { expression: "name = 'turn'" } } }] },
    });
    await turnspan("query", "--sql", "SELECT 1 AS value");
    expect(server.seen.at(-1)?.body).toMatchObject({ compositeQuery: { queries: [{ type: "clickhouse_sql" }] } });
    expect((await turnspan("query", "count()", "--sql", "SELECT 1")).code).toBe(2);
  });

  it("links a trace id without asking anybody", async () => {
    const { stdout } = await turnspan("link", "0af7651916cd43dd8448eb211c80319c");
    expect(stdout.trim()).toBe(`${url}/trace/0af7651916cd43dd8448eb211c80319c`);
    expect(server.seen).toEqual([]);
  });

  it("says why and what to do when a folder is missing or SigNoz refuses", async () => {
    const nowhere = await turnspan("provision", "--from", "nowhere");
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining("--from")]);
    server.mood = { refuse: { path: "/api/v1/channels", status: 403 } };
    const refused = await turnspan("provision", "--from", ".");
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("role Admin")]);
  });
});
