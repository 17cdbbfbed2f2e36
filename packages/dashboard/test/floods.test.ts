// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dashboard, serveDashboard } from "../src/index.js";
import { type Browser, browse, sendBytes } from "./browse.js";
import { openLive } from "./open-live.js";
import { writeSample } from "./write-sample.js";

describe("the dashboard under a flood", () => {
  let dir = "";
  let dashboard: Dashboard;
  let browser: Browser;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-flood-"));
    writeSample(dir);
    dashboard = await serveDashboard({ dir, port: 0 });
    browser = await browse(dashboard);
  });
  afterAll(async () => {
    await dashboard.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const stillServes = async (): Promise<void> => expect((await browser.send("/api/settings")).status).toBe(200);

  it("takes no query of 10 MB, and goes on", async () => {
    const answer = await sendBytes(
      dashboard.port,
      `GET /api/conversations?q=${"x".repeat(10_000_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    expect(answer).toMatch(/^(HTTP\/1\.1 431 |$)/);
    await stillServes();
  });

  it("takes no filter that is long, and no page that is large", async () => {
    for (const query of [
      `q=${"x".repeat(5000)}`,
      "limit=501",
      "limit=1e9",
      "offset=-1",
      "since=tomorrow",
      "sort=cost;drop",
    ]) {
      const { status, body } = await browser.send(`/api/conversations?${query}`);
      expect([status, JSON.parse(body).error.code], query).toEqual([400, "ARGUMENT"]);
    }
  });

  it("takes no large body", async () => {
    const reply = await browser.send("/api/settings", {
      method: "PUT",
      headers: { origin: browser.origin, "x-turnspan-change": "1" },
      body: JSON.stringify({ theme: "x".repeat(100_000) }),
    });
    expect([reply.status, JSON.parse(reply.body).error.code]).toEqual([413, "TOO_LARGE"]);
  });

  it("ends a request that never ends", { timeout: 60_000 }, async () => {
    const half = await sendBytes(dashboard.port, "GET /api/overview HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    expect(half).toMatch(/^(HTTP\/1\.1 408 |$)/);
    await stillServes();
  });

  it("takes a bounded number of live readers, and new ones when they leave", async () => {
    const readers = await Promise.all(Array.from({ length: 40 }, () => openLive(dashboard, browser.cookie)));
    const taken = readers.filter(({ status }) => status === 200);
    expect(taken).toHaveLength(32);
    expect(readers.filter(({ status }) => status === 429)).toHaveLength(8);
    await stillServes();
    for (const reader of readers) reader.close();
    await expect
      .poll(async () => {
        const again = await openLive(dashboard, browser.cookie);
        again.close();
        return again.status;
      })
      .toBe(200);
  });
});
