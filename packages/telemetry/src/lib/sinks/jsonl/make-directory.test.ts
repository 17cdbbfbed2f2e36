// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeDirectory } from "./make-directory.js";

const scratch = fs.mkdtempSync(path.join(tmpdir(), "turnspan-directory-"));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

describe("makeDirectory", () => {
  it("makes every level, for its owner alone, and is content with what is there", () => {
    const directory = path.join(scratch, "a", "b");
    makeDirectory(directory);
    makeDirectory(directory);
    expect(fs.statSync(directory).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.dirname(directory)).mode & 0o777).toBe(0o700);
  });

  it("throws where a part of the path is a file", () => {
    fs.writeFileSync(path.join(scratch, "file"), "");
    expect(() => makeDirectory(path.join(scratch, "file", "below"))).toThrow(/ENOTDIR|EEXIST/);
  });

  it.runIf(process.platform === "linux")(
    "gives up on a file system that takes no directories, instead of looping",
    () => {
      expect(() => makeDirectory("/proc/turnspan/below")).toThrow(/ENOENT/);
    },
  );
});
