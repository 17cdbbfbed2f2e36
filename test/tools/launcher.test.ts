// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../repository-root.js";

const launch = (...args: string[]) =>
  spawnSync(process.execPath, ["tools/run.mjs", ...args], { cwd: repositoryRoot, encoding: "utf8" });

describe("the launcher", () => {
  it("passes arguments through and leaves stdout to the command that it runs", () => {
    const { status, stdout } = launch("format", "--version");
    expect(stdout).toMatch(/^Version: \S+\s*$/);
    expect(status).toBe(0);
  });

  it("ends with the exit code of the command that it runs", () => {
    expect(launch("format", "--check", "no-such-file.ts").status).not.toBe(0);
  });

  it("runs the benchmarks that are named, and no others", () => {
    const { status, stdout } = launch("bench", "jsonl-append", "--quick");
    expect(stdout).toMatch(/^\n== jsonl-append\n[^=]*fs\.writeSync[^=]*ratio, writeSync to stream/);
    expect(status).toBe(0);
    const wrong = launch("bench", "jsonl-apend");
    expect({ status: wrong.status, stdout: wrong.stdout }).toEqual({ status: 2, stdout: "" });
    expect(wrong.stderr).toContain("there is no benchmark or option jsonl-apend\nusage: npm run bench");
  });

  it("says what it can do when asked for something else", () => {
    const { status, stdout, stderr } = launch("nothing");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^usage: .*demo\|test\|check/);
  });
});
