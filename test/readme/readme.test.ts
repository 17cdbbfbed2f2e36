// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../repository-root.js";
import { codeBlocks, commandsOf } from "./code-blocks.js";
import { isKnownCommand } from "./known-commands.js";

const shellLanguages = new Set(["sh", "bash", "shell", "console"]);
const readmes = ["packages", "examples"]
  .flatMap((parent) => readdirSync(join(repositoryRoot, parent)).map((name) => `${parent}/${name}/README.md`))
  .concat("README.md", "CONTRIBUTING.md")
  .filter((file) => existsSync(join(repositoryRoot, file)))
  .map((file) => ({ file, blocks: codeBlocks(readFileSync(join(repositoryRoot, file), "utf8")) }));

describe("the READMEs", () => {
  const commands = readmes.flatMap(({ file, blocks }) =>
    blocks
      .filter(({ language }) => shellLanguages.has(language))
      .flatMap((block) => commandsOf(block).map((command) => ({ command, at: `${file}:${block.line}` }))),
  );

  it("show only commands that something runs", () => {
    expect(commands.filter(({ command }) => !isKnownCommand(command))).toEqual([]);
  });

  describe("TypeScript blocks", () => {
    // Inside node_modules, so that the packages that the tests depend on resolve.
    const folder = join(repositoryRoot, "test/node_modules/.cache/readme-blocks");
    beforeAll(() => mkdirSync(folder, { recursive: true }));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("compile in strict mode", () => {
      for (const { file, blocks } of readmes) {
        for (const { given, code, line } of blocks.filter(({ language }) => language === "ts")) {
          const name = `${dirname(file).replaceAll(/\W/g, "-")}-line-${line}.ts`;
          writeFileSync(join(folder, name), `${given}\n${code}\nexport {};\n`);
        }
      }
      writeFileSync(
        join(folder, "tsconfig.json"),
        JSON.stringify({
          extends: "../../../../tsconfig.base.json",
          compilerOptions: { composite: false, noEmit: true, rootDir: ".", declaration: false, declarationMap: false },
          include: ["*.ts"],
        }),
      );
      if (readdirSync(folder).every((file) => !file.endsWith(".ts"))) return;
      const tsc = join(repositoryRoot, "node_modules/typescript/bin/tsc");
      const { stdout } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
      expect(stdout).toBe("");
    });
  });
});
