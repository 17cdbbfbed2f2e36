// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@turnspan/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dashboard, DashboardError, serveDashboard } from "../src/index.js";
import { hostileText, sampleId, writeSample } from "./write-sample.js";

describe("the dashboard", () => {
  let dir = "";
  let dashboard: Dashboard;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-dashboard-"));
    writeSample(dir);
    dashboard = await serveDashboard({ dir, port: 0 });
  });
  afterAll(async () => {
    await dashboard.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const get = (path: string): Promise<Response> => fetch(new URL(path, dashboard.url));
  const textOf = async (path: string): Promise<string> => (await get(path)).text();
  /** `fetch` does not let its caller choose the Host header. */
  const send = (method: string, path: string, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request({ port: dashboard.port, host: "127.0.0.1", method, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.once("error", reject);
      sent.end();
    });

  it("lists the conversations, newest first, with links that lead to them", async () => {
    const list = await textOf("/");
    const links = [...list.matchAll(/href="(\/conversations\/[^"]+)"/g)].map((match) => match[1] ?? "");
    expect(links).toHaveLength(3);
    expect(links[1]).toBe(`/conversations/${sampleId}`);
    for (const link of links) expect((await get(link)).status, link).toBe(200);
    expect(list).toContain("running");
    expect(list).toContain("3 min 42 s");
  });

  it("draws each turn's segments on one scale, so that their lengths compare", async () => {
    const body = await textOf(`/conversations/${sampleId}`);
    const bars = [...body.matchAll(/<svg class="bar"[\s\S]*?<\/svg>/g)].map(([bar]) => bar);
    expect(bars).toHaveLength(4);
    const widths = bars.map((bar) =>
      [...bar.matchAll(/<rect[^>]* width="([\d.]+)%"/g)].map((match) => Number(match[1])),
    );
    const totals = widths.map((parts) => parts.reduce((sum, part) => sum + part, 0));
    // Waits of 842, 2112 and 2257 ms on a scale that ends at 2.40 s; the greeting has none.
    expect(totals[0]).toBe(0);
    for (const [index, waitMs] of [842, 2112, 2257].entries()) {
      expect(totals[index + 1]).toBeCloseTo((waitMs / 2400) * 100, 1);
    }
    expect(bars[2]).toContain("Tool lookup_order 910 ms");
  });

  it("explains the colours that are there, and no others", async () => {
    const legend = /<ul class="legend">([\s\S]*?)<\/ul>/.exec(await textOf(`/conversations/${sampleId}`))?.[1] ?? "";
    expect(legend).toContain("Residual");
    expect(legend).toContain("Tool");
    expect(legend).not.toContain("Hook");
  });

  it("shows the figures of a turn and of its requests, unknown ones as a dash", async () => {
    const body = await textOf(`/conversations/${sampleId}`);
    for (const figure of ["842 ms", "2.11 s", "812 in, 640 cached, 31 out", "APITimeoutError", "$0.04170", "–"]) {
      expect(body).toContain(figure);
    }
  });

  it("shows what a caller said as text, never as markup", async () => {
    const body = await textOf(`/conversations/${sampleId}`);
    expect(body).not.toContain("<script");
    expect(body).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;so&#39; on");
    expect(hostileText).toContain("<script>");
  });

  it("needs no script, no inline style and nothing from elsewhere, and forbids them", async () => {
    for (const path of ["/", `/conversations/${sampleId}`, "/nothing"]) {
      const response = await get(path);
      const body = await response.text();
      expect(body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|https?:/);
      expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'self'/);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
    const style = await get("/style.css");
    expect(style.headers.get("content-type")).toContain("text/css");
    expect(await style.text()).not.toMatch(/@import|https?:/);
  });

  it("gives the records as JSON, as the store reads them", async () => {
    const { runs, malformed } = await openStore(dir).conversations();
    expect(await (await get("/api/conversations")).json()).toEqual({ conversations: runs, malformed });
    expect(await (await get(`/api/conversations/${sampleId}`)).json()).toEqual(
      await openStore(dir).conversation(sampleId),
    );
  });

  it("tells of lines that could not be read, with their place", async () => {
    const body = await textOf(`/conversations/${sampleId}`);
    expect(body).toContain("1 line of the files could not be read");
    expect(body).toMatch(/calls\.jsonl:\d+<\/code>\s+not JSON/);
  });

  it("answers 404 with a way back for what is not there", async () => {
    const page = await get("/conversations/nobody");
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('href="/"')]);
    const api = await get("/api/conversations/nobody");
    expect([api.status, await api.json()]).toEqual([404, { why: expect.any(String), fix: expect.any(String) }]);
  });

  it("refuses a name that somebody else pointed at this machine", async () => {
    const { port } = dashboard;
    expect(await send("GET", "/", `127.0.0.1:${port}`)).toBe(200);
    expect(await send("GET", "/", `localhost:${port}`)).toBe(200);
    expect(await send("GET", "/api/conversations", `attacker.example:${port}`)).toBe(421);
    expect(await send("GET", "/", `127.0.0.1.attacker.example:${port}`)).toBe(421);
  });

  it("only reads", async () => {
    const before = readdirSync(dir, { recursive: true }).map(String).toSorted();
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await send(method, `/api/conversations/${sampleId}`, "localhost"), method).toBe(405);
    }
    expect(readdirSync(dir, { recursive: true }).map(String).toSorted()).toEqual(before);
  });

  it("is not to be reached from another machine", async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal);
    for (const { address } of addresses) {
      await expect(fetch(`http://${address}:${dashboard.port}/`), address).rejects.toThrow("fetch failed");
    }
    expect(new URL(dashboard.url).hostname).toBe("127.0.0.1");
  });

  it("says what is wrong with the directory instead of failing", async () => {
    const file = join(dir, "file");
    writeFileSync(file, "kept");
    const broken = await serveDashboard({ dir: file, port: 0 });
    try {
      const response = await fetch(broken.url);
      expect([response.status, await response.text()]).toEqual([500, expect.stringContaining("is not a directory.")]);
      expect(readFileSync(file, "utf8")).toBe("kept");
    } finally {
      await broken.close();
    }
  });

  it("shows an empty state for a directory that is not there yet", async () => {
    const empty = await serveDashboard({ dir: join(dir, "later"), port: 0 });
    try {
      expect(await (await fetch(empty.url)).text()).toContain("No conversations yet.");
    } finally {
      await empty.close();
    }
  });

  it("says so when its port is taken", async () => {
    const error = await serveDashboard({ dir, port: dashboard.port }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DashboardError);
    expect(error).toMatchObject({ code: "EADDRINUSE", why: expect.stringContaining(`${dashboard.port}`) });
  });
});
