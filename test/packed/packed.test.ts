// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.js";
import { nodeBinaries } from "./node-binaries.js";
import { makePackedProject, type PackedProject } from "./packed-project.js";

const entries = {
  "@turnspan/records": "recordVersion",
  "@turnspan/records/readers": "readRecord",
  "@turnspan/prices": "priceCall",
  "@turnspan/telemetry": "startTelemetry",
  "@turnspan/telemetry/config": "inspectConfig",
  "@turnspan/telemetry/replay": "replayConversations",
  "@turnspan/telemetry/spool": "spoolStatus",
  "@turnspan/livekit": "observe",
  "@turnspan/store": "openStore",
  "@turnspan/cli": "renderTrace",
  "@turnspan/dashboard": "serveDashboard",
};
const exportNames = Object.entries(entries);
const typesSchema = z.record(z.string(), z.string());

describe("the packed packages, installed in an empty project", () => {
  let project: PackedProject;

  beforeAll(() => {
    project = makePackedProject();
    const imports = exportNames.map(
      ([specifier, name]) => `["${specifier}", typeof (await import("${specifier}")).${name}]`,
    );
    project.write("import.mjs", `console.log(JSON.stringify(Object.fromEntries([${imports.join(", ")}])));`);
    const requires = exportNames.map(([specifier, name]) => `["${specifier}", typeof require("${specifier}").${name}]`);
    project.write("require.cjs", `console.log(JSON.stringify(Object.fromEntries([${requires.join(", ")}])));`);
    project.write(
      "telemetry.mjs",
      `import { startTelemetry } from "@turnspan/telemetry";
const telemetry = startTelemetry({ dir: process.argv[2], endpoint: "http://127.0.0.1:9" });
await telemetry.shutdown();
console.log(telemetry.config.dir);`,
    );
  });
  afterAll(() => project?.remove());

  const run = (node: string, args: readonly string[]) =>
    execFileSync(node, args, { cwd: project.folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const kindsOf = (output: string) => typesSchema.parse(JSON.parse(output));
  const expectedKinds = Object.fromEntries(
    exportNames.map(([specifier, name]) => [specifier, name === "recordVersion" ? "number" : "function"]),
  );

  it("hold compiled code, declarations and a licence, and no tests", () => {
    for (const name of project.packages) {
      const folder = join(project.folder, "node_modules", name);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      const wanted = ["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"];
      const unwanted = files.filter((file) => file.includes(".test.") || file.includes("tsbuildinfo"));
      expect({ missing: wanted.filter((file) => !files.includes(file)), unwanted }, name).toEqual({
        missing: [],
        unwanted: [],
      });
      expect(readFileSync(join(folder, "package.json"), "utf8")).not.toMatch(/workspace:|catalog:/);
    }
  });

  it("bring no second copy of the OpenTelemetry API", () => {
    const nodeModules = join(project.folder, "node_modules");
    const copies = readdirSync(nodeModules, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(join("@opentelemetry", "api", "package.json")),
    );
    expect(copies).toEqual([join("@opentelemetry", "api", "package.json")]);
  });

  describe.each(nodeBinaries)("on %s", (_name, node) => {
    it("can be imported", () => {
      expect(kindsOf(run(node, ["import.mjs"]))).toEqual(expectedKinds);
    });

    it("can be required", () => {
      expect(kindsOf(run(node, ["require.cjs"]))).toEqual(expectedKinds);
    });

    it("start and stop telemetry", () => {
      const dir = join(project.folder, "records");
      expect(run(node, ["telemetry.mjs", dir]).trim()).toBe(dir);
    });

    it("run the command", () => {
      const command = join(project.folder, "node_modules/@turnspan/cli/dist/main.js");
      expect(run(node, [command, "--help"])).toMatch(/usage: turnspan/i);
    });
  });

  it("link the command under its name", () => {
    expect(existsSync(join(project.folder, "node_modules/.bin/turnspan"))).toBe(true);
  });

  it("compile in TypeScript's strict mode with skipLibCheck off", () => {
    const lines = exportNames.map(
      ([specifier, name], index) => `export { ${name} as it${index} } from "${specifier}";`,
    );
    project.write("every-entry.mts", lines.join("\n"));
    const options = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--noEmit"];
    const target = ["--module", "nodenext", "--target", "es2023", "--types", "node"];
    const tsc = join(repositoryRoot, "node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, ...target, "every-entry.mts"], {
      cwd: project.folder,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});
