// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../repository-root.js";

const shell = process.platform === "win32";

/** Runs the demo through npm, as the README says, with an argument that makes it end at once. */
const runDemo = (argument: string) =>
  spawnSync("npm", ["run", "--silent", "demo", "--", argument], { cwd: repositoryRoot, encoding: "utf8", shell });

describe("npm run --silent demo", () => {
  it("prints on stdout what the demo prints, and nothing else", () => {
    const alone = spawnSync(process.execPath, ["examples/quickstart/dist/main.js", "--help"], {
      cwd: repositoryRoot,
      encoding: "utf8",
    });
    const { status, stdout } = runDemo("--help");
    expect({ status, stdout }).toEqual({ status: 0, stdout: alone.stdout });
    expect(stdout).toContain("--json");
  });

  it("ends with the demo's exit code", () => {
    expect(runDemo("--no-such-option").status).toBe(2);
  });
});
