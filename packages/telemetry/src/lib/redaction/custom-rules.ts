// SPDX-License-Identifier: Apache-2.0
import vm from "node:vm";
import type { TextRange } from "./text-range.js";

/** What the host asks to be redacted beside what is always. */
export interface CustomRuleOptions {
  /** What must go as well; each match becomes `[redacted]`. Default: none. */
  readonly patterns?: readonly RegExp[] | undefined;
  /** Gets a text when everything else has been replaced, and returns the one to keep. Default: none. */
  readonly replace?: ((text: string) => string) | null | undefined;
  /** Longest time for one text, in milliseconds, whole. Default 50. */
  readonly timeoutMs?: number | undefined;
}

/** Why a text was withheld. */
export type WithheldReason = "threw" | "slow" | "no_text";

/** The host's own rules. A result of `null` means that the text must not be used. */
export interface CustomRules {
  find(text: string): TextRange[] | null;
  replace(text: string): string | null;
}

const matchesMost = 10_000;
/** A rule that was too slow so often is not run again: every text is withheld from then on. */
const slowMost = 3;

/**
 * Guards the host's rules. They run under V8's own time limit, which interrupts a pattern that backtracks and a function
 * that loops. `onWithheld` is told each time that a text has to be withheld.
 */
export function createCustomRules(
  { patterns = [], replace = null, timeoutMs = 50 }: CustomRuleOptions,
  onWithheld: (reason: WithheldReason) => void,
): CustomRules {
  if (patterns.length === 0 && !replace) return { find: () => [], replace: (text) => text };
  const globals = patterns.map((pattern) => new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join("")));
  const limited = limitTime(timeoutMs);
  let slow = 0;

  const run = <T>(task: () => T, isSound: (value: T) => boolean): T | null => {
    if (slow >= slowMost) return withhold("slow");
    try {
      const value = limited(task);
      return isSound(value) ? value : withhold("no_text");
    } catch (error) {
      if (!isTimeout(error)) return withhold("threw");
      slow += 1;
      return withhold("slow");
    }
  };
  const withhold = (reason: WithheldReason): null => {
    onWithheld(reason);
    return null;
  };
  return {
    find: (text) => (globals.length === 0 ? [] : run(() => findAll(text, globals), Array.isArray)),
    replace: (text) =>
      replace
        ? run(
            () => replace(text),
            (value) => typeof value === "string",
          )
        : text,
  };
}

function findAll(text: string, patterns: readonly RegExp[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] === "") continue;
      if (ranges.length === matchesMost) throw new RangeError("too many matches");
      ranges.push({ start: match.index, end: match.index + match[0].length, label: "redacted" });
    }
  }
  return ranges;
}

/** V8 stops what a script has called when the script's time is over. */
function limitTime(timeout: number): <T>(task: () => T) => T {
  const place: { task: (() => unknown) | null } = { task: null };
  const sandbox = vm.createContext(place);
  const script = new vm.Script("task()");
  return <T>(task: () => T): T => {
    place.task = task;
    try {
      return script.runInContext(sandbox, { timeout }) as T;
    } finally {
      place.task = null;
    }
  };
}

function isTimeout(error: unknown): boolean {
  try {
    return (
      typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
    );
  } catch {
    return false;
  }
}
