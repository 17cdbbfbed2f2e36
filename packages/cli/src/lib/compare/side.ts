// SPDX-License-Identifier: Apache-2.0
import { statSync } from "node:fs";
import type { RecordFilter } from "@turnspan/store";
import { InvalidArgumentError } from "commander";
import { CommandError, exitCodes } from "../program/command-error.js";
import { parseMoment } from "../program/moment.js";

/** One side of a comparison. */
export type Side =
  | { readonly kind: "range"; readonly text: string; readonly since: Date; readonly until: Date }
  | { readonly kind: "version"; readonly text: string; readonly version: string }
  | { readonly kind: "directory"; readonly text: string; readonly dir: string };

const forms =
  "A side is a range (2026-11-01..2026-11-07, 14d..7d), a day (2026-11-01, yesterday), the time since (7d), version:1.4.0 or dir:<path>.";

/**
 * Reads one side. What has no prefix is a range, a day, or the directory of that name.
 * @throws CommandError
 */
export function parseSide(text: string, now: Date): Side {
  const refuse = (why: string): CommandError => new CommandError(`"${text}": ${why}`, forms, exitCodes.usage);
  if (text.startsWith("version:")) {
    const version = text.slice("version:".length);
    if (version === "") throw refuse("there is no version behind version:");
    return { kind: "version", text, version };
  }
  if (text.startsWith("dir:")) {
    const dir = text.slice("dir:".length);
    if (!isDirectory(dir)) throw refuse("there is no such directory.");
    return { kind: "directory", text, dir };
  }
  const [from = "", to, ...more] = text.split("..");
  const moment = (part: string, edge: "start" | "end"): Date => {
    try {
      return parseMoment(part, edge, now);
    } catch (error) {
      if (error instanceof InvalidArgumentError)
        throw refuse(`${part === "" ? "an end is missing" : part}: ${error.message}`);
      throw error;
    }
  };
  if (to !== undefined) {
    // A path may have dots of its own.
    if (isDirectory(text)) return { kind: "directory", text, dir: text };
    if (more.length > 0) throw refuse("there is more than one `..` in it.");
    const range = { kind: "range", text, since: moment(from, "start"), until: moment(to, "end") } as const;
    if (range.since >= range.until) throw refuse("it ends before it begins.");
    return range;
  }
  if (isMoment(from, now)) {
    const isDay = !/^\d+[mhdw]$/.test(from) && !from.includes("T");
    return { kind: "range", text, since: moment(from, "start"), until: isDay ? moment(from, "end") : now };
  }
  if (isDirectory(text)) return { kind: "directory", text, dir: text };
  throw refuse("it is neither a range, nor a day, nor a directory.");
}

/** What narrows the records to this side, and where they are. */
export function querySide(side: Side, dir: string, filter: RecordFilter): { dir: string; filter: RecordFilter } {
  switch (side.kind) {
    case "range":
      return { dir, filter: { ...filter, since: side.since, until: side.until } };
    case "version":
      return { dir, filter: { ...filter, version: side.version } };
    case "directory":
      return { dir: side.dir, filter };
  }
}

function isMoment(text: string, now: Date): boolean {
  try {
    parseMoment(text, "start", now);
    return true;
  } catch {
    return false;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
