// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dashboard, DashboardError, serveDashboard } from "../src/index.js";
import { type Browser, browse, sendBytes, sendRaw } from "./browse.js";
import { hostileText, sampleId, writeSample } from "./write-sample.js";

const secret = "a line of a file that is none of ours";

describe("the dashboard under attack", () => {
  let dir = "";
  let elsewhere = "";
  let dashboard: Dashboard;
  let browser: Browser;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-attacks-"));
    elsewhere = mkdtempSync(join(tmpdir(), "turnspan-elsewhere-"));
    writeFileSync(join(elsewhere, "secret.txt"), `${secret}\n`);
    writeSample(dir);
    dashboard = await serveDashboard({ dir, port: 0 });
    browser = await browse(dashboard);
  });
  afterAll(async () => {
    await dashboard.close();
    for (const folder of [dir, elsewhere]) rmSync(folder, { recursive: true, force: true });
  });

  const stillServes = async (): Promise<void> => expect((await browser.send("/api/settings")).status).toBe(200);

  describe("from another machine or under another name", () => {
    it("is not to be reached by the addresses of this machine", async () => {
      const addresses = Object.values(networkInterfaces())
        .flatMap((found) => found ?? [])
        .filter(({ family, internal }) => family === "IPv4" && !internal);
      for (const { address } of addresses) {
        await expect(fetch(`http://${address}:${dashboard.port}/`), address).rejects.toThrow("fetch failed");
      }
      expect(new URL(dashboard.url).hostname).toBe("127.0.0.1");
    });

    it.each([
      "attacker.example",
      "127.0.0.1.attacker.example",
      "localhost.attacker.example",
      "192.168.0.7",
      "127.0.0.1@attacker.example",
    ])("answers no page that pointed %j at this machine, with the cookie or without", async (name) => {
      for (const path of ["/", "/api/conversations", `/api/conversations/${sampleId}`]) {
        const { status, body } = await browser.send(path, {
          headers: { host: `${name}:${dashboard.port}` },
        });
        expect([400, 421], path).toContain(status);
        expect(body).not.toContain(sampleId);
      }
    });

    it("answers nobody who gives no name, or two", async () => {
      for (const host of ["", "Host: \r\n", "Host: localhost\r\nHost: attacker.example\r\n", "Host: a b\r\n"]) {
        const answer = await sendBytes(
          dashboard.port,
          `GET /api/settings HTTP/1.1\r\n${host}Cookie: ${browser.cookie}\r\nConnection: close\r\n\r\n`,
        );
        expect(answer, host).toMatch(/^HTTP\/1\.1 4\d\d /);
      }
    });

    it("answers the names of this machine", async () => {
      for (const name of ["127.0.0.1", "localhost"]) {
        const { status } = await browser.send("/api/settings", { headers: { host: `${name}:${dashboard.port}` } });
        expect(status).toBe(200);
      }
    });

    it("refuses to serve other machines without a token of one's own, or with a weak one", async () => {
      for (const options of [
        { host: "0.0.0.0" },
        { host: "::" },
        { host: "0.0.0.0", token: "short" },
        { token: "with spaces and so on" },
      ]) {
        const error = await serveDashboard({ dir, port: 0, ...options }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(DashboardError);
        expect(error).toMatchObject({ code: "TOKEN", fix: expect.any(String) });
      }
    });
  });

  describe("without the token", () => {
    it.each(["/", "/conversations", "/api/overview", "/api/live", "/api/export.csv", "/assets/index.js", "/api/none"])(
      "shows nothing at %s",
      async (path) => {
        for (const headers of [
          {},
          { cookie: `turnspan_${dashboard.port}=wrong` },
          { cookie: browser.cookie.slice(0, -1) },
        ]) {
          const { status, body } = await sendRaw(dashboard.port, path, { headers });
          expect(status).toBe(401);
          expect(JSON.parse(body)).toMatchObject({ error: { code: "UNAUTHORIZED", fix: expect.any(String) } });
        }
      },
    );

    it("takes the token in the address of a page only, and a wrong one for none", async () => {
      const token = new URL(dashboard.url).searchParams.get("token") ?? "";
      expect((await sendRaw(dashboard.port, `/?token=${token}x`, {})).status).toBe(401);
      expect((await sendRaw(dashboard.port, "/?token=", {})).status).toBe(401);
      expect((await sendRaw(dashboard.port, `/api/overview?token=${token}`, {})).status).toBe(401);
      expect((await sendRaw(dashboard.port, `/?token=${token}`, { method: "POST" })).status).toBe(401);
      const { status, headers } = await sendRaw(dashboard.port, `/conversations?agent=a&token=${token}`, {});
      expect([status, headers.location]).toEqual([303, "/conversations?agent=a"]);
      expect(headers["set-cookie"]?.[0]).toMatch(/^turnspan_\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
    });

    it("leads on who comes with the token from elsewhere, as the file of --open does", async () => {
      const token = new URL(dashboard.url).searchParams.get("token") ?? "";
      const path = `/conversations?agent=%22%3E%3Cb%3E&token=${token}`;
      const from = { "sec-fetch-site": "cross-site" };
      const { status, headers, body } = await sendRaw(dashboard.port, path, { headers: from });
      expect([status, headers["set-cookie"]?.[0]]).toEqual([200, expect.stringContaining("SameSite=Strict")]);
      expect(body).toContain('content="0; url=/conversations?agent=%22%3E%3Cb%3E"');
      expect(body).not.toContain(token);
    });

    it("sends nobody elsewhere from an address with a token", async () => {
      const token = new URL(dashboard.url).searchParams.get("token") ?? "";
      for (const path of ["//attacker.example/", "/\\attacker.example/", "/%2f%2fattacker.example"]) {
        const { headers, status } = await sendRaw(dashboard.port, `${path}?token=${token}`, {});
        const location = headers.location ?? "/";
        expect(new URL(location, browser.origin).origin, `${status} ${location}`).toBe(browser.origin);
      }
    });

    it("shows a person what to do, as a page without a script", async () => {
      const { status, headers, body } = await sendRaw(dashboard.port, "/", { headers: { accept: "text/html" } });
      expect([status, headers["content-type"]]).toEqual([401, "text/html; charset=UTF-8"]);
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(body).toContain("Open the whole address that turnspan dashboard printed");
      expect(body).not.toContain("<script");
    });
  });

  describe("from a page elsewhere in the same browser", () => {
    const body = JSON.stringify({ theme: "dark" });

    it.each([
      ["no Origin", { "x-turnspan-change": "1" }],
      ["a foreign Origin", { origin: "https://attacker.example", "x-turnspan-change": "1" }],
      ["an opaque Origin", { origin: "null", "x-turnspan-change": "1" }],
      ["the Origin of another port", { origin: "http://127.0.0.1:1", "x-turnspan-change": "1" }],
      ["no header of ours", {}],
    ])("changes nothing with %s", async (_what, headers) => {
      const own: Record<string, string> =
        "origin" in headers || "x-turnspan-change" in headers ? {} : { origin: browser.origin };
      for (const [method, path] of [
        ["PUT", "/api/settings"],
        ["POST", "/api/clear"],
        ["DELETE", "/api/settings"],
      ] as const) {
        const reply = await browser.send(path, { method, headers: { ...own, ...headers }, body });
        expect([reply.status, JSON.parse(reply.body)]).toMatchObject([403, { error: { code: "ORIGIN" } }]);
      }
      expect(existsSync(join(dir, ".dashboard.json"))).toBe(false);
      expect(readdirSync(dir)).toEqual(["2026-11-20"]);
    });

    it("works out no answer for who wants none", async () => {
      for (const path of ["/api/live", "/api/export.csv", "/api/overview"]) {
        expect((await browser.send(path, { method: "HEAD" })).status, path).toBe(405);
      }
    });

    it("gives no other page leave to read, or to show ours in a frame", async () => {
      const { headers } = await browser.send("/api/overview", { headers: { origin: "https://attacker.example" } });
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
      const preflight = await browser.send("/api/settings", {
        method: "OPTIONS",
        headers: { origin: "https://attacker.example" },
      });
      expect(preflight.status).toBe(403);
      const page = await browser.send("/");
      expect(page.headers["content-security-policy"]).toMatch(
        /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(page.headers["content-security-policy"]).not.toMatch(/unsafe|data:|blob:|\*/);
      expect(page.headers["x-content-type-options"]).toBe("nosniff");
      expect(page.body).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|https?:/);
    });
  });

  describe("by its paths", () => {
    it.each([
      "/../../../../etc/passwd",
      "/assets/../../../package.json",
      "/assets/..%2f..%2fpackage.json",
      "/assets/%2e%2e/%2e%2e/package.json",
      "/assets/....//package.json",
      "/assets\\..\\package.json",
      "/assets/index.html%00.js",
      "/assets/",
      "//etc/passwd",
      "/file:///etc/passwd",
      "/2026-11-20/calls.jsonl",
      "/.dashboard.json",
      "/%",
      "/api/conversations/..%2f..%2fetc%2fpasswd",
      "/api/conversations/%E0%A4%A",
      "/api/conversations/__proto__",
    ])("reads no file for %s", async (path) => {
      const { status, body } = await browser.send(path);
      expect([400, 404]).toContain(status);
      expect(body).not.toMatch(/root:|"name": "@turnspan|"type":"call"/);
      await stillServes();
    });

    it("shows nothing that is no record of what links in the directory lead to, and clears only the links", async () => {
      const day = join(dir, "2026-11-19");
      mkdirSync(day);
      symlinkSync(join(elsewhere, "secret.txt"), join(day, "calls.jsonl"));
      symlinkSync(elsewhere, join(dir, "2026-11-18"));
      try {
        for (const path of [
          "/api/overview",
          "/api/conversations",
          `/api/conversations/${sampleId}`,
          "/api/export.csv?what=calls",
          "/api/latency",
        ]) {
          const { status, body } = await browser.send(path);
          expect(status, path).toBe(200);
          expect(body).not.toContain("none of ours");
        }
        const preview = await browser.json<{ days: { day: string }[] }>("/api/clear");
        const reply = await browser.change("POST", "/api/clear", {
          before: "2026-11-20",
          days: preview.days.map(({ day: name }) => name).filter((name) => name < "2026-11-20"),
        });
        expect(reply.status).toBe(200);
        expect(readdirSync(elsewhere)).toEqual(["secret.txt"]);
        expect(readdirSync(dir)).toEqual(["2026-11-20"]);
      } finally {
        rmSync(day, { recursive: true, force: true });
        rmSync(join(dir, "2026-11-18"), { force: true });
      }
    });
  });

  it("hands on what a caller said as JSON only, never as a page", async () => {
    const { headers, body } = await browser.send(`/api/conversations/${sampleId}`);
    expect(headers["content-type"]).toBe("application/json");
    expect(JSON.parse(body).turns[2].user_text).toBe(hostileText);
    expect((await browser.send("/")).body).not.toContain("alert(");
  });

  it("gives its CSV as a download with a name of its own", async () => {
    const { body, headers } = await browser.send("/api/export.csv");
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="turnspan-conversations-\d{4}-\d{2}-\d{2}\.csv"$/,
    );
    expect(body.split("\r\n")[0]).toContain("conversation_id,run_id,status");
    expect(body).toContain(sampleId);
  });
});
