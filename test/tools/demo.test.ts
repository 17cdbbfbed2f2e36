// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.js";

const outputSchema = z.object({
  conversation_id: z.string(),
  trace_id: z.string(),
  turns: z.array(z.unknown()).min(8),
  calls: z.array(z.unknown()).min(8),
});

describe("npm run demo", () => {
  let dir = "";
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-demo-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("talks, checks itself and prints nothing but JSON on stdout when asked for it", () => {
    const command = ["run", "--silent", "demo", "--", "--json", "--dir", dir];
    const { status, stdout, stderr } = spawnSync("npm", command, {
      cwd: repositoryRoot,
      encoding: "utf8",
      shell: process.platform === "win32",
      timeout: 200_000,
    });
    expect(status, stderr).toBe(0);
    const output: unknown = JSON.parse(stdout);
    expect(outputSchema.parse(output)).toBeDefined();
    expect(readdirSync(dir)).toHaveLength(1);
  });
});
