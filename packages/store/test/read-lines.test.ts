// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Line, readLines } from "../src/lib/files/read-lines.js";

describe("readLines", () => {
  let dir = "";
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-lines-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const linesOf = async (content: string, maxBytes?: number): Promise<Line[]> => {
    const file = join(dir, "file.jsonl");
    writeFileSync(file, content);
    const lines: Line[] = [];
    for await (const line of readLines(file, maxBytes)) lines.push(line);
    return lines;
  };

  it("gives nothing for an empty file", async () => {
    expect(await linesOf("")).toEqual([]);
  });

  it("puts lines together that are longer than what is read at once, and characters cut between two reads", async () => {
    const long = "ü🎧".repeat(200_000);
    const lines = await linesOf(`a\n${long}\n\nb`);
    expect(lines.map((line) => [line.number, line.text === long ? "long" : line.text, line.end])).toEqual([
      [1, "a", "newline"],
      [2, "long", "newline"],
      [3, "", "newline"],
      [4, "b", "end of file"],
    ]);
  });

  it("drops the text of a line above the limit, and goes on behind it", async () => {
    const lines = await linesOf(`${"x".repeat(600_000)}\nok\n`, 1000);
    expect(lines).toEqual([
      { number: 1, text: "", end: "too long" },
      { number: 2, text: "ok", end: "newline" },
    ]);
  });
});
