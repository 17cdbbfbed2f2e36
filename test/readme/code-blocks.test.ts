// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { codeBlocks, commandsOf } from "./code-blocks.js";

const markdown = [
  "Text",
  "```sh",
  "$ npm test   # all of them",
  "# a comment",
  "",
  "npm run check",
  "```",
  "<!-- given: declare const a: number; -->",
  "```ts",
  "export const b = a;",
  "```",
].join("\n");

describe("codeBlocks", () => {
  it("finds each block with its language, line and what it takes for granted", () => {
    expect(codeBlocks(markdown)).toMatchObject([
      { language: "sh", line: 2, given: "" },
      { language: "ts", code: "export const b = a;\n", given: "declare const a: number;" },
    ]);
  });

  it("gives the commands of a shell block without prompts and comments", () => {
    expect(codeBlocks(markdown).slice(0, 1).flatMap(commandsOf)).toEqual(["npm test", "npm run check"]);
  });
});
