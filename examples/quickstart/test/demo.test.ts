// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallRecord, TurnRecord } from "@turnspan/records";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServedRequest } from "@turnspan/scenario-kit";
import { compareTotals } from "../src/lib/verify/compare-totals.js";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const demoDeadlineMs = 120_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Report {
  readonly conversation_id: string;
  readonly dir: string;
  readonly turns: readonly TurnRecord[];
  readonly calls: readonly CallRecord[];
  readonly spans_exported: number;
  readonly ledger: { readonly requests: readonly ServedRequest[] };
}

// In a directory without .env files, and with nowhere to export to.
function runMain(args: readonly string[], cwd: string, settings: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const env = { ...process.env, TURNSPAN_OTLP_ENDPOINT: "none", ...settings };
  const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

let cwd = "";

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "turnspan-quickstart-"));
});

afterAll(() => rm(cwd, { recursive: true, force: true }));

describe("the demo with --json", () => {
  let ended: Ended;
  let report: Report;

  beforeAll(async () => {
    ended = await runMain(["--json", "--dir", "records"], cwd);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    report = JSON.parse(ended.stdout) as Report;
  }, demoDeadlineMs);

  it("prints one line of JSON on stdout and its progress on stderr", () => {
    expect(ended.stdout.trimEnd()).not.toContain("\n");
    expect(ended.stderr).toContain("turn 9/9");
  });

  it("reports the greeting and each of the caller's eight turns", () => {
    expect(report.turns.map((turn) => turn.initiator)).toEqual(["agent", ...Array<string>(8).fill("user")]);
    expect(report.spans_exported).toBe(0);
  });

  it("reports what is in the files it names", async () => {
    const [day] = await readdir(report.dir);
    const lines = await readFile(join(report.dir, day ?? "", "calls.jsonl"), "utf8");
    expect(lines.split("\n").filter((line) => line !== "")).toHaveLength(report.calls.length);
  });

  it("would have noticed one token too many", () => {
    const { requests } = report.ledger;
    expect(compareTotals(requests, report.calls)).toEqual([]);
    const wrong = report.calls.map((call, index) =>
      index === report.calls.findIndex(({ kind, success }) => kind === "llm" && success)
        ? { ...call, output_tokens: (call.output_tokens ?? 0) + 1 }
        : call,
    );
    expect(compareTotals(requests, wrong)).toHaveLength(1);
  });
});

describe("the demo with --dashboard", () => {
  it("serves what it recorded until it is asked to end", { timeout: demoDeadlineMs }, async () => {
    const args = [main, "--json", "--dir", "shown", "--dashboard"];
    const env = { ...process.env, TURNSPAN_OTLP_ENDPOINT: "none" };
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise((resolve) => child.once("close", resolve));
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    const address = await new Promise<string>((resolve) => {
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString();
        const [url] = /http:\/\/127\.0\.0\.1:\S+/.exec(stderr) ?? [];
        if (url !== undefined && stderr.includes("Ctrl-C")) resolve(url);
      });
    });
    const opened = await fetch(address, { redirect: "manual" });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const place = new URL(opened.headers.get("location") ?? "", address);
    const page = await fetch(place, { headers: { cookie } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const answer = await fetch(new URL(`/api${place.pathname}`, address), { headers: { cookie } });
    const { run, turns } = (await answer.json()) as { run: object; turns: unknown[] };
    const report = JSON.parse(stdout) as Report;
    expect(run).toMatchObject({ conversation_id: report.conversation_id });
    expect(turns).toHaveLength(report.turns.length);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});

describe("the command line", () => {
  it("prints its help and ends with 0", async () => {
    const { code, stdout } = await runMain(["--help"], cwd);
    expect(code).toBe(0);
    expect(stdout).toContain("--json");
  });

  it("says at once that it has nothing to show when Turnspan is switched off", async () => {
    const { code, stderr } = await runMain([], cwd, { TURNSPAN_ENABLED: "false" });
    expect(code).toBe(1);
    expect(stderr).toContain("TURNSPAN_ENABLED");
    expect(stderr).not.toContain("turn 1/9");
  });

  it("refuses an unknown option with 2 and says which", async () => {
    const { code, stdout, stderr } = await runMain(["--jsn"], cwd);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("--jsn");
  });
});
