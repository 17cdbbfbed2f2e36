// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeHistory } from "@turnspan/record-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConversationsAnswer } from "../src/lib/api/conversations-answer.js";
import type { ForecastAnswer } from "../src/lib/api/forecast-answer.js";
import type { OverviewAnswer } from "../src/lib/api/overview-answer.js";
import { type Dashboard, serveDashboard } from "../src/index.js";
import { type Browser, browse } from "./browse.js";

const turnspan = fileURLToPath(new URL("../../cli/bin/turnspan.mjs", import.meta.url));
/** More than 10,000 calls on ten days, some packed, with damaged lines among them, the last day today. */
const days = 10;
const firstDay = new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
const dayAt = (index: number): string => new Date(Date.parse(firstDay) + index * 86_400_000).toISOString().slice(0, 10);

describe("the figures of the dashboard", () => {
  let dir = "";
  let dashboard: Dashboard;
  let browser: Browser;
  let calls = 0;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-figures-"));
    const written = writeHistory(dir, { conversations: 620, firstDay, days, packedDays: [1, 2], damageEvery: 400 });
    expect(written.damaged).toBeGreaterThan(30);
    calls = written.calls;
    dashboard = await serveDashboard({ dir, port: 0 });
    browser = await browse(dashboard);
  });
  afterAll(async () => {
    await dashboard.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const printed = (...args: string[]): Record<string, unknown> =>
    JSON.parse(
      execFileSync(process.execPath, [turnspan, ...args, "--dir", dir, "--json"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    ) as Record<string, unknown>;

  const filters: readonly (readonly [name: string, query: Readonly<Record<string, string>>])[] = [
    ["all time", {}],
    ["some days", { since: dayAt(2), until: dayAt(5) }],
    ["one day, by the hour", { since: dayAt(4), until: dayAt(4) }],
    ["a moment", { since: `${dayAt(3)}T10:30:00Z`, until: `${dayAt(6)}T04:00:00Z` }],
    ["an agent", { agent: "support" }],
    ["a provider and a model", { provider: "openai", model: "gpt-4o" }],
    ["a tenant", { tenant: "acme", since: dayAt(5) }],
  ];

  it.each(filters)("are those of turnspan stats for %s", { timeout: 60_000 }, async (_name, query) => {
    const { quality, errors, ...answer } = await browser.json<OverviewAnswer>(
      `/api/overview?${new URLSearchParams(query).toString()}`,
    );
    const stats = printed("stats", ...Object.entries(query).flatMap(([name, value]) => [`--${name}`, value]));
    // Lines that were skipped are those of the files read so far, which are more for one who has asked before.
    expect({ ...answer, malformed: null }).toEqual({ ...stats, malformed: null });
    expect(answer.totals.calls).toBeGreaterThan(0);
    expect(quality.turns).toBe(answer.totals.turns);
    expect(errors.reduce((sum, { calls: failed }) => sum + failed, 0)).toBe(answer.totals.failed_calls);
  });

  it("are of every call that was written, and tell of each line that was none", async () => {
    const { totals, malformed } = await browser.json<OverviewAnswer>("/api/overview");
    expect(totals.calls).toBe(calls);
    expect(totals.calls).toBeGreaterThan(10_000);
    expect(malformed).toMatchObject({ count: (printed("stats")["malformed"] as { count: number }).count });
  });

  it("are those of turnspan latency, forecast and conversations", { timeout: 60_000 }, async () => {
    const {
      slowest_turns: slowest,
      malformed: _malformed,
      ...latency
    } = await browser.json<Record<string, unknown>>("/api/latency?agent=shop");
    expect({ ...latency, malformed: null }).toEqual({ ...printed("latency", "--agent", "shop"), malformed: null });
    expect(slowest).toHaveLength(25);

    const forecast = await browser.json<ForecastAnswer>("/api/forecast");
    const { estimate, low, high, ...rest } = printed("forecast") as unknown as ForecastAnswer;
    expect(forecast).toMatchObject(rest);
    // Of today, as much counts as is over: seconds pass between the two.
    for (const [one, other] of [
      [forecast.estimate, estimate],
      [forecast.low, low],
      [forecast.high, high],
    ]) {
      expect(one).toBeCloseTo(other ?? Number.NaN, 2);
    }

    const list = await browser.json<ConversationsAnswer>("/api/conversations?sort=cost&limit=20&tenant=globex");
    const { conversations, total } = printed("conversations", "--sort", "cost", "--limit", "20", "--tenant", "globex");
    expect([list.rows, list.total]).toEqual([conversations, total]);
  });

  it("come page by page without gap or repeat, in every order", { timeout: 60_000 }, async () => {
    for (const sort of ["started_at", "cost", "latency", "errors", "turns", "duration"]) {
      const ids: string[] = [];
      for (let offset = 0; ; offset += 250) {
        const page = await browser.json<ConversationsAnswer>(
          `/api/conversations?sort=${sort}&limit=250&offset=${offset}`,
        );
        expect([page.total, page.offset]).toEqual([620, offset]);
        if (page.rows.length === 0) break;
        ids.push(...page.rows.map(({ conversation_id: id }) => id));
      }
      expect(new Set(ids).size, sort).toBe(620);
      expect(ids, sort).toHaveLength(620);
    }
  });

  it("find a conversation by a part of its id or room, and those that went wrong", async () => {
    const one = await browser.json<ConversationsAnswer>("/api/conversations?q=ROOM-417");
    expect(one.rows.map(({ room_name: room }) => room)).toEqual(["room-417"]);
    const failing = await browser.json<ConversationsAnswer>("/api/conversations?errors=1&limit=500");
    expect(failing.total).toBeGreaterThan(0);
    expect(failing.rows.every(({ errors }) => errors > 0)).toBe(true);
    const slow = await browser.json<ConversationsAnswer>("/api/conversations?slow=3000&interrupted=1&limit=500");
    expect(slow.total).toBeGreaterThan(0);
    expect(slow.rows.every((row) => (row.e2e_p95_ms ?? 0) > 3000 && row.interruptions_by_user > 0)).toBe(true);
  });

  it("leave by CSV as they are shown", async () => {
    const shown = await browser.json<ConversationsAnswer>("/api/conversations?sort=cost&agent=shop&limit=500");
    const { body } = await browser.send("/api/export.csv?sort=cost&agent=shop");
    const [header = "", ...lines] = body.trimEnd().split("\r\n");
    const at = header.split(",").indexOf("conversation_id");
    expect(lines.map((line) => line.split(",")[at])).toEqual(shown.rows.map(({ conversation_id: id }) => id));

    const turns = await browser.send("/api/export.csv?what=turns&agent=shop");
    const { totals, timeline } = await browser.json<OverviewAnswer>("/api/overview?agent=shop");
    expect(turns.body.trimEnd().split("\n")).toHaveLength(totals.turns + 1);
    const buckets = await browser.send("/api/export.csv?what=timeline&agent=shop");
    const rows = buckets.body
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    expect(rows[0]?.slice(-3)).toEqual(["cost_llm", "cost_stt", "cost_tts"]);
    expect(rows.slice(1).map(([start, count]) => [start, Number(count)])).toEqual(
      timeline.buckets.map(({ start, calls: count }) => [start, count]),
    );
  });
});
