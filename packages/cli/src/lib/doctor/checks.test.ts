// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkEndpoint } from "./check-endpoint.js";
import { checkNode } from "./check-node.js";
import { checkPackages } from "./check-packages.js";
import { findInstalledPackages } from "./installed-packages.js";

const url = "http://collector:4318/v1/traces";
const at = Date.UTC(2026, 10, 21, 12);
const answered = (status: number, serverTimeMs: number | null = at) =>
  checkEndpoint(url, true, { kind: "answered", status, body: "", serverTimeMs, sentAtMs: at, answeredAtMs: at + 300 });
const statusOf = (checks: ReturnType<typeof checkEndpoint>, name: string) =>
  checks.find((check) => check.name === name)?.status;

describe("checkNode", () => {
  it("takes 20.19 and newer", () => {
    const versions = ["20.19.0", "20.20.2", "24.0.0", "20.18.3", "18.20.0"];
    expect(versions.map((version) => checkNode(version).status)).toEqual(["ok", "ok", "ok", "fatal", "fatal"]);
  });
});

describe("checkEndpoint", () => {
  it("tells what refuses for good from what may pass later", () => {
    const statuses = [200, 400, 401, 403, 404, 429, 503].map((status) => statusOf(answered(status), "endpoint"));
    expect(statuses).toEqual(["ok", "fatal", "fatal", "fatal", "fatal", "problem", "problem"]);
  });

  it("calls a silent endpoint a problem only if somebody chose it", () => {
    const silent = { kind: "silent", why: "ECONNREFUSED" } as const;
    expect([
      statusOf(checkEndpoint(url, true, silent), "endpoint"),
      statusOf(checkEndpoint(url, false, silent), "endpoint"),
    ]).toEqual(["problem", "note"]);
  });

  it("compares clocks within what a header of whole seconds and the way there can tell", () => {
    const clocks = [at - 900, at + 300, at - 5900, at - 6100, at + 6000].map((time) =>
      statusOf(answered(200, time), "clock"),
    );
    expect(clocks).toEqual(["ok", "ok", "ok", "problem", "problem"]);
    expect(statusOf(answered(200, null), "clock")).toBe("note");
  });
});

describe("checkPackages", () => {
  it("finds copies of the OpenTelemetry API in nested folders, and calls only different versions fatal", () => {
    const root = mkdtempSync(join(tmpdir(), "turnspan-packages-"));
    const install = (folder: string, name: string, version: string): void => {
      mkdirSync(join(root, folder, name), { recursive: true });
      writeFileSync(join(root, folder, name, "package.json"), JSON.stringify({ name, version }));
    };
    const apiStatus = () =>
      checkPackages(findInstalledPackages(join(root, "src"))).find(({ name }) => name === "opentelemetry_api")?.status;
    try {
      mkdirSync(join(root, "src"));
      writeFileSync(join(root, "package.json"), "{}");
      install("node_modules", "@opentelemetry/api", "1.9.1");
      install("node_modules", "other", "1.0.0");
      expect(apiStatus()).toBe("ok");
      install("node_modules/other/node_modules", "@opentelemetry/api", "1.9.1");
      expect(apiStatus()).toBe("note");
      install("node_modules/other/node_modules", "@opentelemetry/api", "1.10.0");
      expect(apiStatus()).toBe("fatal");
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it("says so where there is no project", () => {
    expect(checkPackages(null)).toMatchObject([{ name: "packages", status: "note" }]);
  });
});
