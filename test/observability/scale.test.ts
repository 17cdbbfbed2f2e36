// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { stackDir } from "./compose-files.js";

const script = `${stackDir}kubernetes/size.mjs`;
const page = `${stackDir}kubernetes/scale.md`;
const run = (...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
/** A table without the spaces that line its columns up. */
const bare = (text: string) =>
  text
    .replaceAll(/ *\| */g, "|")
    .replaceAll(/-+/g, "-")
    .trim();

describe("scale.md", () => {
  it("has the tables that size.mjs makes of measured.json", async () => {
    const text = await readFile(page, "utf8");
    const blocks = [...text.matchAll(/(<!-- size:(\d+) (\d+) -->\n)([\s\S]*?)(<!-- \/size -->)/g)];
    expect(blocks.length).toBe(2);
    if (process.env["TURNSPAN_UPDATE"] === "1") {
      const made = blocks.reduce(
        (all, [whole, begin = "", calls = "", turns = "", , end = ""]) =>
          all.replace(whole, () => `${begin}\n${run(calls, turns).stdout}\n${end}`),
        text,
      );
      await writeFile(page, made);
      return;
    }
    for (const [, , calls = "", turns = "", table = ""] of blocks)
      expect(bare(table)).toBe(bare(run(calls, turns).stdout));
  });

  it("grows with calls and with turns", () => {
    const disk = (...args: string[]) => /disk a day \| ([\d.,]+) GB/.exec(run(...args).stdout)?.[1];
    expect([disk("1000000", "9"), disk("10000000", "9"), disk("1000000", "90")]).toEqual(["14", "140", "140"]);
  });

  it("refuses what is no number", () => {
    const { status, stderr } = run("many");
    expect([status, stderr]).toEqual([2, expect.stringContaining("Give numbers above 0") as string]);
  });
});
