// SPDX-License-Identifier: Apache-2.0
import type { RecordFilter } from "@turnspan/store";
import { badArgument } from "./request-error.js";

/** The values of an address's query by name; the first of those given twice. */
export type Query = Readonly<Record<string, string | undefined>>;

const dayMs = 86_400_000;
const longest = 200;
const kinds = [
  "llm",
  "stt",
  "tts",
  "realtime",
  "turn_detector",
  "interruption",
  "embedding",
  "rerank",
  "other",
] as const;
const tiers = ["cheap", "capable", "premium"] as const;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The filter that a query names.
 * @throws RequestError if a value can't be used.
 */
export function readFilter(query: Query): RecordFilter {
  const since = readMoment("since", query["since"], "start");
  const until = readMoment("until", query["until"], "end");
  const filter = {
    since,
    until,
    agent: readText("agent", query["agent"]),
    provider: readText("provider", query["provider"]),
    model: readText("model", query["model"]),
    tenant: readText("tenant", query["tenant"]),
    version: readText("version", query["version"]),
    kind: readChoice("kind", query["kind"], kinds),
    tier: readChoice("tier", query["tier"], tiers),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** A text; undefined if it is absent or empty. */
export function readText(name: string, text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (text.length > longest) throw badArgument(name, text, `at most ${longest} characters`);
  return text;
}

/** One of a few words; undefined if it is absent or empty. */
export function readChoice<T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (text === undefined || text === "") return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw badArgument(name, text, `one of ${choices.join(", ")}`);
  return found;
}

/** A whole number in a range; undefined if it is absent or empty. */
export function readCount(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || text === "") return undefined;
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw badArgument(name, text, `a whole number from ${min} to ${max}`);
  return value;
}

/** `1` or `true`; anything else that is there is a mistake. */
export function readFlag(name: string, text: string | undefined): boolean {
  const word = readChoice(name, text, ["1", "true", "0", "false"]);
  return word === "1" || word === "true";
}

/** A moment; of a day its first, or as an end the first of the next one, so that the day is taken whole. */
function readMoment(name: string, text: string | undefined, edge: "start" | "end"): Date | undefined {
  if (text === undefined || text === "") return undefined;
  const isDay = dayPattern.test(text);
  const date = new Date(isDay || timePattern.test(text) ? text : Number.NaN);
  // JavaScript takes 2026-02-31 for a day in March.
  if (Number.isNaN(date.getTime()) || (isDay && !date.toISOString().startsWith(text))) {
    throw badArgument(name, text, "a day such as 2026-11-01, or a time such as 2026-11-01T14:30:00Z");
  }
  return isDay && edge === "end" ? new Date(date.getTime() + dayMs) : date;
}
