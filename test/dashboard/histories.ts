// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeConversation, writeHistory } from "@turnspan/record-kit";

const dayMs = 86_400_000;

/** What a caller, a room or a provider may be called by someone who means harm. */
export const hostileText = `<script>document.title="owned"</script><img src=x onerror='document.title="owned"'> & "so" ‮on`;

/** A new directory below the system's temporary one, and how to remove it. */
export function newDirectory(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), "turnspan-dashboard-"));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A history that ends today, evenly over some days. */
export function writeDays(dir: string, conversations: number, days: number, damageEvery?: number): number {
  const damage = damageEvery === undefined ? {} : { damageEvery };
  return writeHistory(dir, { conversations, days, firstDay: dayBefore(days - 1), ...damage }).calls;
}

/** The day so many before today, UTC. */
export function dayBefore(count: number): string {
  return new Date(Date.now() - count * dayMs).toISOString().slice(0, 10);
}

/** Appends a conversation of now, with fields of its records replaced, as agents do; returns its id. */
export function appendConversation(dir: string, number: number, replaced: Replaced = {}): string {
  const made = makeConversation(number, Date.now() - 60_000);
  const day = join(dir, new Date().toISOString().slice(0, 10));
  mkdirSync(day, { recursive: true });
  const files = { calls: "calls", turns: "turns", runs: "workflow_runs" } as const;
  for (const name of ["calls", "turns", "runs"] as const) {
    const lines = made[name].map((record) => `\n${JSON.stringify({ ...record, ...replaced[name] })}\n`);
    appendFileSync(join(day, `${files[name]}.jsonl`), lines.join(""));
  }
  const run: Record<string, unknown> = { ...made.runs[0], ...replaced.runs };
  return String(run["conversation_id"]);
}

type Replaced = Readonly<Partial<Record<"calls" | "turns" | "runs", object>>>;
