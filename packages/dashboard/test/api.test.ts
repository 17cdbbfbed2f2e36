// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClearAnswer } from "../src/lib/api/clear-answer.js";
import type { ConversationAnswer, TurnAnswer } from "../src/lib/api/conversation-answer.js";
import type { DeliveryAnswer } from "../src/lib/api/delivery-answer.js";
import type { SettingsAnswer } from "../src/lib/api/settings-answer.js";
import { type Dashboard, DashboardError, serveDashboard } from "../src/index.js";
import { type Browser, browse } from "./browse.js";
import { sampleId, writeSample } from "./write-sample.js";

describe("the API of the dashboard", () => {
  let dir = "";
  let dashboard: Dashboard;
  let browser: Browser;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-api-"));
    writeSample(dir);
    dashboard = await serveDashboard({ dir, port: 0, signozUrl: "http://signoz.example:8080" });
    browser = await browse(dashboard);
  });
  afterAll(async () => {
    await dashboard.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const withDashboard = async <T>(of: string, use: (browser: Browser) => Promise<T>): Promise<T> => {
    const other = await serveDashboard({ dir: of, port: 0 });
    try {
      return await use(await browse(other));
    } finally {
      await other.close();
    }
  };

  it("gives a conversation as the store reads it, its calls at a glance, and where its trace is", async () => {
    const stored = await openStore(dir).conversation(sampleId);
    const answer = await browser.json<ConversationAnswer>(`/api/conversations/${sampleId}`);
    expect([answer.run, answer.turns]).toEqual([stored?.run, stored?.turns]);
    expect(answer.calls.map(({ call_id: id }) => id)).toEqual(stored?.calls.map(({ call_id: id }) => id));
    expect(answer.signoz_url).toBe(`http://signoz.example:8080/trace/${answer.run.trace_id}`);
    expect(answer.malformed).toMatchObject({ count: 1, first: [{ why: "not JSON" }] });
    expect(answer.transcript).toEqual({ captured: true, why: null });
  });

  it("sums a conversation's calls by kind, provider and model, with the price row and why there is none", async () => {
    const { costs, prices } = await browser.json<ConversationAnswer>(`/api/conversations/${sampleId}`);
    expect(costs.map(({ kind, model, calls }) => [kind, model, calls])).toEqual([
      ["llm", "gpt-4o-mini", 5],
      ["stt", "nova-3", 3],
      ["tts", "sonic-3", 2],
    ]);
    expect(costs[0]).toMatchObject({
      cost: 0.0000924,
      failed_calls: 1,
      input_tokens: 3543,
      output_tokens: 148,
      unpriced_calls: 4,
    });
    expect(costs[2]).toMatchObject({ characters: 137, cost: null, unpriced_calls: 2 });
    const rows = prices[costs[0]?.price_id ?? ""] ?? [];
    expect(rows.map(({ unit }) => unit).toSorted()).toEqual(["cached_input_mtok", "input_mtok", "output_mtok"]);
    for (const row of rows) {
      expect(row.read_on).toMatch(/^\d{4}-\d{2}/);
      expect(row.source_url).toMatch(/^https:\/\//);
    }
  });

  it("gives one turn with its calls whole and what each one's price is made of", async () => {
    const { turn, calls, prices } = await browser.json<TurnAnswer>(`/api/conversations/${sampleId}/turns/2`);
    expect([turn.turn_index, calls.length]).toEqual([2, 3]);
    const llm = calls.find(({ kind }) => kind === "llm");
    const price = prices[llm?.call_id ?? ""];
    // 172 plain and 640 cached tokens in, 31 out, at 0.15, 0.075 and 0.60 USD a million.
    expect(price?.usd).toBeCloseTo(0.0000924, 12);
    expect(price?.parts.map(({ unit, quantity }) => [unit, quantity])).toEqual(
      expect.arrayContaining([
        ["input_mtok", 0.000172],
        ["cached_input_mtok", 0.00064],
        ["output_mtok", 0.000031],
      ]),
    );
    expect((await browser.send(`/api/conversations/${sampleId}/turns/99`)).status).toBe(404);
    expect((await browser.send(`/api/conversations/${sampleId}/turns/x`)).status).toBe(400);
  });

  it("finds a conversation whose id has signs that addresses are made of", async () => {
    const answer = await browser.json<ConversationAnswer>(`/api/conversations/${encodeURIComponent("a/b ?#<c>")}`);
    expect(answer.run.conversation_id).toBe("a/b ?#<c>");
    expect(answer.transcript).toEqual({ captured: false, why: "No turn has ended yet." });
  });

  it("serves the page's files as they are, for ever, and the page itself asked for each time", async () => {
    const page = await browser.send("/");
    const asset = /src="(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? "";
    expect(page.headers["cache-control"]).toBe("no-cache");
    const script = await browser.send(asset);
    expect([script.status, script.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(script.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    const again = await browser.send("/", { headers: { "if-none-match": page.headers.etag ?? "" } });
    expect([again.status, again.body]).toEqual([304, ""]);
    const zipped = await browser.send(asset, { headers: { "accept-encoding": "gzip" } });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(zipped.body.length).toBeLessThan(script.body.length / 2);
    for (const path of ["/conversations", `/conversations/${sampleId}`, "/live", "/latency", "/settings"]) {
      expect((await browser.send(path)).body, path).toBe(page.body);
    }
    const nowhere = await browser.send("/nowhere", { headers: { accept: "text/html" } });
    expect([nowhere.status, nowhere.body]).toEqual([404, page.body]);
  });

  it("keeps settings, for the next dashboard too, and refuses those that can't be", async () => {
    const changed = await browser.change("PUT", "/api/settings", { theme: "dark", refresh_seconds: null });
    expect([changed.status, JSON.parse(changed.body).settings]).toEqual([
      200,
      { theme: "dark", refresh_seconds: null, retention_days: null },
    ]);
    const wrong = await browser.change("PUT", "/api/settings", { refresh_seconds: 0 });
    expect([wrong.status, JSON.parse(wrong.body)]).toMatchObject([
      400,
      { error: { why: expect.stringContaining("refresh_seconds") } },
    ]);
    await withDashboard(dir, async (other) => {
      const { settings } = await other.json<SettingsAnswer>("/api/settings");
      expect(settings).toMatchObject({ theme: "dark", refresh_seconds: null });
    });
    writeFileSync(join(dir, ".dashboard.json"), "{torn");
    expect((await browser.json<SettingsAnswer>("/api/settings")).settings.theme).toBe("system");
    rmSync(join(dir, ".dashboard.json"));
  });

  it("says what clearing would remove, removes that and no more, and never today", async () => {
    const history = mkdtempSync(join(tmpdir(), "turnspan-clear-"));
    const today = new Date().toISOString().slice(0, 10);
    try {
      writeSample(history);
      for (const day of ["2026-10-01", today]) {
        mkdirSync(join(history, day), { recursive: true });
        appendFileSync(join(history, day, "calls.jsonl"), "");
      }
      await withDashboard(history, async (other) => {
        const preview = await other.json<ClearAnswer>("/api/clear");
        expect(preview.days.map(({ day }) => day)).toContain("2026-10-01");
        expect(preview.days.map(({ day }) => day)).not.toContain(today);
        expect(preview).toMatchObject({ removed: false, before: today, conversations: expect.any(Number) });

        const older = await other.json<ClearAnswer>("/api/clear?before=2026-10-02");
        expect(older.days.map(({ day }) => day)).toEqual(["2026-10-01"]);
        const stale = await other.change("POST", "/api/clear", { before: "2026-10-02", days: [] });
        expect([stale.status, JSON.parse(stale.body).error.code]).toEqual([409, "CHANGED"]);
        expect(existsSync(join(history, "2026-10-01"))).toBe(true);
        const done = await other.change("POST", "/api/clear", { before: "2026-10-02", days: ["2026-10-01"] });
        expect(JSON.parse(done.body)).toMatchObject({ removed: true, before: "2026-10-02" });
        expect(readdirSync(history)).not.toContain("2026-10-01");
        expect(readdirSync(history)).toContain("2026-11-20");

        const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
        for (const body of [
          { before: tomorrow, days: [today] },
          { before: "../..", days: [] },
          { days: [] },
          [],
          null,
        ]) {
          expect((await other.change("POST", "/api/clear", body)).status, JSON.stringify(body)).toBe(400);
        }
        expect(existsSync(join(history, today))).toBe(true);
      });
    } finally {
      rmSync(history, { recursive: true, force: true });
    }
  });

  it("removes days that are older than the settings let them be, at once and at each start", async () => {
    const history = mkdtempSync(join(tmpdir(), "turnspan-retention-"));
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const write = (day: string): void => {
      mkdirSync(join(history, day), { recursive: true });
      writeFileSync(join(history, day, "calls.jsonl"), "");
    };
    try {
      write("2026-01-01");
      write(yesterday);
      await withDashboard(history, async (other) => {
        expect(existsSync(join(history, "2026-01-01"))).toBe(true);
        const unseen = await other.change("PUT", "/api/settings", { retention_days: 30 });
        expect([unseen.status, JSON.parse(unseen.body).error.code]).toEqual([409, "CHANGED"]);
        const fewer = await other.change("PUT", "/api/settings", { retention_days: 30, days: ["2025-12-31"] });
        expect(fewer.status).toBe(409);
        expect(readdirSync(history)).toEqual(["2026-01-01", yesterday]);
        const done = await other.change("PUT", "/api/settings", { retention_days: 30, days: ["2026-01-01"] });
        expect([done.status, JSON.parse(done.body).settings.retention_days]).toEqual([200, 30]);
        expect(readdirSync(history)).toEqual([".dashboard.json", yesterday]);
      });
      write("2026-01-02");
      await withDashboard(history, () =>
        expect.poll(() => readdirSync(history)).toEqual([".dashboard.json", yesterday]),
      );
    } finally {
      rmSync(history, { recursive: true, force: true });
    }
  });

  it("tells what waits to be exported", async () => {
    expect(await browser.json<DeliveryAnswer>("/api/delivery")).toMatchObject({
      state: "nothing waiting",
      breakers: [],
      spool: { batches: 0, claimed: 0, oldest_at: null },
    });
  });

  it("says what is wrong with the directory instead of failing", async () => {
    const file = join(dir, "file");
    writeFileSync(file, "kept");
    await withDashboard(file, async (other) => {
      const { status, body } = await other.send("/api/overview");
      expect([status, JSON.parse(body)]).toEqual([
        500,
        { error: { code: "ENOTDIR", why: `${file} is not a directory.`, fix: expect.any(String) } },
      ]);
      expect((await other.send("/")).status).toBe(200);
      expect(readFileSync(file, "utf8")).toBe("kept");
    });
    rmSync(file);
  });

  it("has answers for a directory that is not there yet", async () => {
    await withDashboard(join(dir, "later"), async (other) => {
      for (const path of [
        "overview",
        "forecast",
        "latency",
        "distribution",
        "filters",
        "conversations",
        "delivery",
        "clear",
        "settings",
        "export.csv",
      ]) {
        expect((await other.send(`/api/${path}`)).status, path).toBe(200);
      }
      expect(existsSync(join(dir, "later"))).toBe(false);
    });
  });

  it("says so when its port is taken", async () => {
    const error = await serveDashboard({ dir, port: dashboard.port }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DashboardError);
    expect(error).toMatchObject({ code: "EADDRINUSE", why: expect.stringContaining(`${dashboard.port}`) });
  });
});
