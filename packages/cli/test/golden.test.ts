// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as Store from "@turnspan/store";
import { textWidth } from "../src/lib/text/text-width.js";
import { fatalExamination } from "./sample-examination.js";
import { renderExamination } from "../src/lib/doctor/render-examination.js";
import { now, runCommand } from "./run-command.js";

// What is looked at here is how answers are drawn: the files of the sample are read once, not once a scene.
vi.mock("@turnspan/store", async (importOriginal) => {
  const store = await importOriginal<typeof Store>();
  const opened = new Map<string, ReturnType<typeof store.openStore>>();
  return {
    ...store,
    openStore: (dir: string) => {
      const known = opened.get(dir) ?? { ...store.openStore(dir), close: async () => {} };
      opened.set(dir, known);
      return known;
    },
  };
});

const folder = fileURLToPath(new URL("golden", import.meta.url));
const sample = relative(process.cwd(), fileURLToPath(new URL("sample", import.meta.url)));
const ended = "01a1fd5f-3088-7525-8c96-b1c2dbe8f019";

/** Every command that answers with the same text wherever it is run, by the name of its file. */
const scenes: Readonly<Record<string, readonly string[]>> = {
  help: ["--help"],
  "help-compare": ["compare", "--help"],
  home: [],
  "home-empty": ["--dir", "nothing-here"],
  stats: ["stats"],
  "stats-filtered": ["stats", "--since", "2026-11-16", "--tenant", "acme"],
  conversations: ["conversations"],
  "conversations-by-cost": ["conversations", "--sort", "cost", "--limit", "5"],
  show: ["show", ended],
  "show-turn": ["show", ended.slice(0, 13), "--turn", "7"],
  "show-unknown": ["show", "01a1f9-no-such"],
  latency: ["latency"],
  tail: ["tail", "--last", "12"],
  "compare-ranges": ["compare", "2026-11-03..2026-11-15", "2026-11-16..2026-11-20"],
  "compare-versions": [
    "compare",
    "version:1.4.0",
    "version:1.5.0",
    "--fail-on",
    "e2e_p95>+10%",
    "--fail-on",
    "cost>$0.01",
  ],
  forecast: ["forecast"],
  "forecast-few-days": ["forecast", "--since", "2026-11-20"],
  sql: [
    "sql",
    "select kind, count(*) as calls, max(latency_ms) as slowest_ms from calls group by kind order by calls desc",
  ],
  "compact-dry-run": ["compact", "--dry-run"],
  "prune-dry-run": ["prune", "--older-than", "2026-11-13", "--dry-run"],
  "replay-dry-run": ["replay", "--dry-run"],
  "spool-status": ["spool", "status"],
  "prices-list": ["prices", "list", "--provider", "deepgram"],
  "prices-explain": ["prices", "explain", "cartesia/sonic-3"],
  "prices-check": ["prices", "check"],
  "completion-bash": ["completion", "bash"],
  "completion-zsh": ["completion", "zsh"],
  "completion-fish": ["completion", "fish"],
};

const terminals = {
  wide: { width: 200, color: true },
  plain: { width: 80, color: false },
  narrow: { width: 40, color: false },
} as const;

/** These print files or programs for shells, which have no width. */
const isWidthless = (name: string): boolean => name.startsWith("completion");
const hasWidth = (name: string): boolean => !isWidthless(name) && !name.startsWith("help");
const needsFiles = (name: string): boolean => !/^(?:help|home-empty|prices|completion)/.test(name);
const argsOf = (name: string, args: readonly string[], dir: string): string[] =>
  needsFiles(name) ? [...args, "--dir", dir] : [...args];

/** What was changed within the hour is not compacted; a fresh checkout was. */
function makeOld(dir: string): void {
  const time = new Date("2026-11-20T12:00:00.000Z");
  for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) utimesSync(join(dir, name), time, time);
}

describe("the commands on the sample", () => {
  beforeAll(() => makeOld(sample));

  describe.each(Object.entries(terminals))("%s", (terminalName, terminal) => {
    it.each(Object.entries(scenes))("%s", async (name, args) => {
      if (isWidthless(name) && terminalName !== "plain") return;
      const follows = name === "tail";
      // Only the files of today and yesterday are followed: those of the sample's last day, then.
      if (follows) vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
      // Only what follows the files has to be ended.
      const { code, text, notices } = await runCommand(argsOf(name, args, sample), {
        ...terminal,
        ...(follows && { endAfterMs: 3_000 }),
      });
      vi.useRealTimers();
      const shown = `$ turnspan ${args.join(" ")}\n${text}${notices === "" ? "" : `\n[stderr]\n${notices}`}\n[${code}]\n`;
      if (hasWidth(name)) expectToFit(name, text, terminal.width);
      await expect(shown.replaceAll(/ +$/gm, "")).toMatchFileSnapshot(join(folder, `${name}.${terminalName}.txt`));
    });

    it("doctor", async () => {
      await expect(`${renderExamination(fatalExamination, terminal)}\n`.replaceAll(/ +$/gm, "")).toMatchFileSnapshot(
        join(folder, `doctor.${terminalName}.txt`),
      );
    });
  });

  it.each(Object.entries(scenes).filter(([name]) => needsFiles(name) && name !== "tail"))(
    "%s --json is one JSON object with snake_case names",
    async (name, args) => {
      const { text } = await runCommand([...argsOf(name, args, sample), "--json"], { width: 80, color: true });
      if (text === "") return;
      const value: unknown = rounded(text);
      expect(keysOf(value).filter((key) => /[A-Z]/.test(key))).toEqual([]);
      if (!name.startsWith("spool")) {
        await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.json.txt`));
      }
    },
  );

  it("stay within a terminal of 60 and of 120 columns, and colour changes no text", async () => {
    for (const [name, args] of Object.entries(scenes).filter(([scene]) => hasWidth(scene) && scene !== "tail")) {
      const all = argsOf(name, args, sample);
      expectToFit(name, (await runCommand(all, { width: 60 })).text, 60);
      const plain = await runCommand(all, { width: 120 });
      const colored = await runCommand(all, { width: 120, color: true });
      expect(stripVTControlCharacters(colored.text), name).toBe(plain.text);
      expectToFit(name, plain.text, 120);
    }
  });

  describe("that change files", () => {
    let dir = "";
    beforeAll(() => {
      dir = mkdtempSync(join(tmpdir(), "turnspan-golden-"));
      cpSync(sample, dir, { recursive: true });
      makeOld(dir);
    });
    afterAll(() => rmSync(dir, { recursive: true, force: true }));

    it("prune and compact leave the figures of the days that are left as they were", async () => {
      const before = await runCommand(["stats", "--since", "2026-11-12", "--dir", dir, "--json"]);
      const pruned = await runCommand(["prune", "--older-than", "2026-11-12", "--yes", "--dir", dir]);
      expect([pruned.code, pruned.text.split("\n").at(-1)]).toEqual([0, expect.stringContaining("removed.")]);
      const compacted = await runCommand(["compact", "--yes", "--dir", dir]);
      expect([compacted.code, compacted.text.split("\n").at(-1)]).toEqual([0, "Compacted."]);
      const after = await runCommand(["stats", "--since", "2026-11-12", "--dir", dir, "--json"]);
      expect(rounded(after.text)).toEqual(rounded(before.text));
    });
  });
});

function expectToFit(name: string, text: string, width: number): void {
  // A line of code is there to be copied.
  const lines = text.split("\n").filter((line) => !line.startsWith("  import"));
  expect(
    lines.filter((line) => textWidth(line) > width),
    `${name} at ${width}`,
  ).toEqual([]);
}

/** Sums of parallel work differ in the last bits from run to run. */
function rounded(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(10)) : value,
  );
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [key, ...keysOf(below)]);
}
