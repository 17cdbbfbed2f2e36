// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./run-command.js";

const sample = fileURLToPath(new URL("sample", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "turnspan-bad-"));
const dirs = {
  empty: join(root, "empty"),
  foreign: join(root, "foreign"),
  corrupt: join(root, "corrupt"),
  unreadable: join(root, "unreadable"),
  file: join(root, "file"),
  good: join(root, "good"),
};

beforeAll(() => {
  mkdirSync(dirs.empty);
  mkdirSync(join(dirs.foreign, "src"), { recursive: true });
  writeFileSync(join(dirs.foreign, "package.json"), "{}");
  cpSync(sample, dirs.corrupt, { recursive: true });
  writeFileSync(join(dirs.corrupt, "2026-11-03", "calls.parquet"), "PAR1 this is not Parquet PAR1");
  cpSync(sample, dirs.unreadable, { recursive: true });
  // Root may read everything, so what can't be read is a directory in place of a file.
  rmSync(join(dirs.unreadable, "2026-11-05", "calls.jsonl"));
  mkdirSync(join(dirs.unreadable, "2026-11-05", "calls.jsonl"));
  writeFileSync(dirs.file, "");
  cpSync(sample, dirs.good, { recursive: true });
  // What was changed within the hour is not compacted; a fresh checkout was.
  const old = new Date("2026-11-20T12:00:00.000Z");
  for (const name of readdirSync(dirs.good, { recursive: true, encoding: "utf8" })) {
    utimesSync(join(dirs.good, name), old, old);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const inventory = (): string[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => `${name} ${statSync(join(root, name)).mtimeMs} ${statSync(join(root, name)).size}`)
    .toSorted();

/** Arguments, exit code, and what the message must name. */
const cases: readonly (readonly [title: string, args: readonly string[], code: number, named: string])[] = [
  ["an unknown id", ["show", "01a1f9zz", "--dir", dirs.good], 1, "The nearest: 01a1f"],
  ["an unknown turn", ["show", "--turn", "99", "--dir", dirs.good], 1, "It has turns 1 to 3."],
  ["an id that fits several", ["show", "01a1f9", "--dir", dirs.good], 1, "Give more of the id."],
  ["an empty directory", ["stats", "--dir", dirs.empty], 1, "Run an agent with observe(session)"],
  ["a missing directory", ["conversations", "--dir", join(root, "none")], 1, "point --dir"],
  ["a file in place of a directory", ["latency", "--dir", dirs.file], 1, "is not a directory"],
  ["a directory of another tool", ["stats", "--dir", dirs.foreign], 1, dirs.foreign],
  ["corrupt Parquet", ["stats", "--dir", dirs.corrupt], 1, "calls.parquet"],
  ["a file that can't be read", ["stats", "--dir", dirs.unreadable], 1, "calls.jsonl"],
  ["a filter that nothing fits", ["stats", "--agent", "nobody", "--dir", dirs.good], 1, "--agent nobody"],
  ["a bad date", ["stats", "--since", "2026-02-31", "--dir", dirs.good], 2, "no such day"],
  ["a bad time span", ["stats", "--since", "a week", "--dir", dirs.good], 2, "Give 7d"],
  ["a range the wrong way round", ["stats", "--since", "1d", "--until", "7d", "--dir", dirs.good], 2, "not before"],
  ["a bad sort key", ["conversations", "--sort", "size", "--dir", dirs.good], 2, "time, cost, latency"],
  ["a bad limit", ["conversations", "--limit", "0", "--dir", dirs.good], 2, "whole number"],
  ["an unknown command", ["stast"], 2, "stats"],
  ["an unknown option", ["stats", "--sinse", "7d"], 2, "--since"],
  ["options before the command", ["--dir", dirs.good, "stats"], 2, "turnspan stats --dir"],
  ["an unknown figure", ["compare", "7d..4d", "4d..1d", "--fail-on", "e2e>+1%"], 2, "e2e_p95"],
  ["a side that is nothing", ["compare", "then", "now"], 2, "neither a range"],
  ["a side that is empty", ["compare", "2020-01-01", "2026-11-12", "--dir", dirs.good], 1, "2020-01-01"],
  ["a statement that changes something", ["sql", "drop view calls", "--dir", dirs.good], 1, "SELECT"],
  ["a statement that reads other files", ["sql", "select * from '/etc/passwd'", "--dir", dirs.good], 1, ""],
  ["a wrong statement", ["sql", "select nothing from calls", "--dir", dirs.good], 1, "nothing"],
  [
    "a query without an end",
    [
      "sql",
      "select sum(a.i * b.i) from range(100000000) a(i), range(100000000) b(i)",
      "--timeout",
      "1",
      "--dir",
      dirs.good,
    ],
    1,
    "--timeout",
  ],
  [
    "a replay of some calls",
    ["replay", "--dry-run", "--provider", "openai", "--dir", dirs.good],
    2,
    "--provider can't",
  ],
  ["a replay of one model", ["replay", "--dry-run", "--model", "x", "--dir", dirs.good], 2, "a false trace"],
  ["an id and a filter", ["show", "01a1f9", "--agent", "shop", "--dir", dirs.good], 2, "--agent can't"],
  ["an export that tells no format", ["export", "calls", "--to", join(root, "x"), "--dir", dirs.good], 2, "--format"],
  [
    "an export onto a file that is there",
    ["export", "calls", "--to", dirs.file, "--format", "csv", "--dir", dirs.good],
    1,
    dirs.file,
  ],
  ["prune without a yes", ["prune", "--older-than", "1d", "--dir", dirs.good], 2, "--yes"],
  ["compact without a yes", ["compact", "--dir", dirs.good], 2, "--yes"],
  ["prune without an age", ["prune", "--dir", dirs.good], 2, "--older-than"],
  ["an endpoint that is no URL", ["replay", "--endpoint", "here", "--dir", dirs.good], 2, "http://localhost:4318"],
  [
    "an endpoint that nobody answers at",
    ["replay", "--endpoint", "http://127.0.0.1:9", "--dir", dirs.good],
    1,
    "doctor",
  ],
  ["a model without a price", ["prices", "explain", "nobody/nothing"], 1, "turnspan.prices.yaml"],
  ["a file of prices that is not there", ["prices", "list", "--prices", join(root, "no.yaml")], 1, "no.yaml"],
  ["a shell that is not known", ["completion", "tcsh"], 2, "bash, zsh, fish"],
];

describe("bad input: a message with reason and fix, an exit code, and nothing written", () => {
  it.each(cases)("%s", async (_title, args, code, named) => {
    const before = inventory();
    const ran = await runCommand(args);
    expect([ran.code, ran.text]).toEqual([code, ""]);
    expect(ran.notices).toContain(named);
    expect(ran.notices.trim().split("\n").length).toBeGreaterThan(1);
    expect(ran.notices).not.toMatch(/^ {4}at /m);
    expect(inventory()).toEqual(before);
  });

  it("shows escape sequences of what it is given, and does not pass them on", async () => {
    const ran = await runCommand(["show", "\u001b[2Jx", "--dir", dirs.good]);
    expect(ran.notices).toContain("␛[2Jx");
    expect(ran.notices).not.toContain("\u001b");
  });
});
