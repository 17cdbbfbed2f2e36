// SPDX-License-Identifier: Apache-2.0
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { damagedLines } from "./damaged-lines.js";
import { makeConversation } from "./make-conversation.js";

const dayMs = 24 * 60 * 60 * 1000;
const names = ["calls", "turns", "runs"] as const;
const fileNames = { calls: "calls.jsonl", turns: "turns.jsonl", runs: "workflow_runs.jsonl" } as const;

export interface HistoryOptions {
  readonly conversations: number;
  /** The first day, YYYY-MM-DD; the conversations are spread evenly over the days. */
  readonly firstDay: string;
  readonly days: number;
  /** Days, counted from 0, that are packed with gzip. */
  readonly packedDays?: readonly number[];
  /** Writes a damaged line after so many good ones; none unless given. */
  readonly damageEvery?: number;
  /** Number of the first conversation, for a history that goes on; 0 unless given. */
  readonly firstNumber?: number;
}

export interface WrittenHistory {
  readonly calls: number;
  readonly turns: number;
  readonly runs: number;
  readonly damaged: number;
}

/** Writes day folders as agents do: each line begins and ends with a newline. */
export function writeHistory(dir: string, options: HistoryOptions): WrittenHistory {
  const written = { calls: 0, turns: 0, runs: 0, damaged: 0 };
  const firstNumber = options.firstNumber ?? 0;
  const perDay = Math.ceil(options.conversations / options.days);
  for (let day = 0; day < options.days; day += 1) {
    const dayStartMs = Date.parse(options.firstDay) + day * dayMs;
    const folder = join(dir, new Date(dayStartMs).toISOString().slice(0, 10));
    mkdirSync(folder, { recursive: true });
    const files = { calls: 0, turns: 0, runs: 0 };
    for (const name of names) files[name] = openSync(join(folder, fileNames[name]), "a");
    const count = Math.min(perDay, options.conversations - day * perDay);
    for (let index = 0; index < count; index += 1) {
      // The last hour is left free, so that none goes on past midnight.
      const startedAtMs = dayStartMs + Math.floor((index / perDay) * 23 * 60 * 60 * 1000);
      const made = makeConversation(firstNumber + day * perDay + index, startedAtMs);
      for (const name of names) {
        let text = "";
        for (const line of made[name]) {
          const json = JSON.stringify(line);
          text += `\n${json}\n`;
          written[name] += 1;
          if (options.damageEvery !== undefined && written[name] % options.damageEvery === 0) {
            const kinds = damagedLines(json);
            text += `\n${kinds[written.damaged % kinds.length]}\n`;
            written.damaged += 1;
          }
        }
        writeSync(files[name], text);
      }
    }
    for (const name of names) {
      closeSync(files[name]);
      if (options.packedDays?.includes(day)) pack(join(folder, fileNames[name]));
    }
  }
  return written;
}

function pack(path: string): void {
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
  rmSync(path);
}
