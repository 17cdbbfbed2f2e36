// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

let bin = "";
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), "turnspan-bin-"));
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

/** Stands in for what the system opens an address with, under each of its names: notes how it was called and what it was given. */
const writeOpener = (noted: string): void => {
  const opener = `#!${process.execPath}
    const fs = require("node:fs"), { fileURLToPath } = require("node:url");
    const target = process.argv.at(-1), file = target.startsWith("file:") ? fileURLToPath(target) : null;
    const lead = file && { file, mode: fs.statSync(file).mode & 0o777, text: fs.readFileSync(file, "utf8") };
    fs.writeFileSync(${JSON.stringify(`${noted}.part`)}, JSON.stringify({ args: process.argv.slice(2), ...lead }));
    fs.renameSync(${JSON.stringify(`${noted}.part`)}, ${JSON.stringify(noted)});`;
  for (const name of ["xdg-open", "open"]) writeFileSync(join(bin, name), opener, { mode: 0o755 });
};

it("opens the dashboard without its token in a command line, which others can read", async () => {
  const noted = join(bin, "noted.json");
  writeOpener(noted);
  const child = spawn(process.execPath, [main, "dashboard", "--dir", join(bin, "files"), "--port", "0", "--open"], {
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8").trim())),
  );
  await expect.poll(() => existsSync(noted), { timeout: 20_000 }).toBe(true);
  const called = JSON.parse(readFileSync(noted, "utf8")) as Record<"args" | "file" | "mode" | "text", unknown>;
  expect(JSON.stringify(called.args)).not.toContain(new URL(url).searchParams.get("token") ?? "");
  expect(called.mode).toBe(0o600);
  expect(called.text).toContain(`url=${url}"`);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(existsSync(String(called.file))).toBe(false);
});
