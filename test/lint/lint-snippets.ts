// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.js";

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
});

/** A source file that exists only for a test, at the path where the rule under test applies. */
export interface Snippet {
  readonly path: string;
  readonly code: string;
  /** Default: the license line. */
  readonly firstLine?: string;
}

/** Lints snippets with the repository's own configuration, in a folder of their own. Returns rule codes by path. */
export function lintSnippets(snippets: readonly Snippet[]): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), "turnspan-lint-"));
  try {
    for (const name of [".oxlintrc.json", "tsconfig.base.json", "tools"]) {
      cpSync(join(repositoryRoot, name), join(folder, name), {
        recursive: true,
        filter: (source) => !source.includes("node_modules"),
      });
    }
    symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"));
    const tsconfig = { extends: "./tsconfig.base.json", compilerOptions: { rootDir: "." }, include: ["packages"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    for (const { path, code, firstLine = "// SPDX-License-Identifier: Apache-2.0" } of snippets) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${firstLine}\n${code}\n`);
    }
    const found = new Map<string, string[]>(snippets.map(({ path }) => [path, []]));
    for (const { code, filename } of runOxlint(folder).diagnostics) {
      found.get(filename)?.push(code ?? "");
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runOxlint(folder: string): z.output<typeof reportSchema> {
  const oxlint = join(repositoryRoot, "node_modules/oxlint/bin/oxlint");
  try {
    const output = execFileSync(process.execPath, [oxlint, "--format=json", "packages"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return reportSchema.parse(JSON.parse(output));
  } catch (error) {
    // A run that finds something exits with 1 and prints the same report.
    const failure = z.object({ stdout: z.string() }).parse(error);
    return reportSchema.parse(JSON.parse(failure.stdout));
  }
}
