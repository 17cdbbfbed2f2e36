// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundlePackage } from "./bundle.mjs";
import { makeFolder } from "./make-folder.mjs";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "turnspan-tools-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe("makeFolder", () => {
  let made = 0;
  const input = () => join(dir, "input");
  const output = () => join(dir, "output");
  const build = (make = writeChunks) =>
    makeFolder({ inputs: [input()], output: output(), stamp: join(dir, "cache", "stamp") }, async () => {
      made += 1;
      make();
    });
  const writeChunks = () => {
    mkdirSync(join(output(), "chunks"), { recursive: true });
    for (const name of ["main.js", "chunks/one.js"]) writeFileSync(join(output(), name), name);
  };
  beforeEach(() => {
    made = 0;
    writeFileSync(input(), "first");
  });

  it("makes once what nothing changed", async () => {
    await build();
    await build();
    expect(made).toBe(1);
  });

  it.each([
    ["its source changed", () => writeFileSync(input(), "second")],
    ["a chunk is missing", () => rmSync(join(output(), "chunks", "one.js"))],
    ["a chunk was changed", () => writeFileSync(join(output(), "main.js"), "edited")],
    ["there is one too many", () => writeFileSync(join(output(), "old.js"), "left over")],
    ["all of it is gone", () => rmSync(output(), { recursive: true })],
  ])("makes again when %s", async (_name, change) => {
    await build();
    change();
    await build();
    expect(made).toBe(2);
  });

  it("makes again after it was cut short, though what is there is of the same source", async () => {
    await build();
    writeFileSync(input(), "second");
    await expect(
      build(() => {
        throw new Error("cut short");
      }),
    ).rejects.toThrow("cut short");
    writeFileSync(input(), "first");
    await build();
    expect(made).toBe(3);
  });
});

describe("the bundle of a package", () => {
  const entry = { default: "./dist/bundle/index.js" };
  const writePackage = (exports) => {
    mkdirSync(join(dir, "dist", "lib"), { recursive: true });
    writeFileSync(join(dir, "package.json"), JSON.stringify({ type: "module", exports }));
    writeFileSync(join(dir, "dist", "lib", "late.js"), "export const late = 1;\n");
    writeFileSync(join(dir, "dist", "index.js"), 'export const load = () => import("./lib/late.js");\n');
  };
  const bundle = () => bundlePackage(dir, join(dir, "cache"));
  const files = () => readdirSync(join(dir, "dist", "bundle")).toSorted();

  it("gets back a chunk that was deleted", async () => {
    writePackage({ ".": entry });
    await bundle();
    const before = files();
    expect(before).toHaveLength(2);
    rmSync(
      join(
        dir,
        "dist",
        "bundle",
        before.find((file) => file !== "index.js"),
      ),
    );
    await bundle();
    expect(files()).toEqual(before);
  });

  it("is gone once the package exports none", async () => {
    writePackage({ ".": entry });
    await bundle();
    writePackage({ ".": { default: "./dist/index.js" } });
    await bundle();
    expect(existsSync(join(dir, "dist", "bundle"))).toBe(false);
  });
});
