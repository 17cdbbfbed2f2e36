// SPDX-License-Identifier: Apache-2.0
import type { PriceRow, PriceUnit, PricedKind } from "./price-row.js";
import { rowFields } from "./row-fields.js";

const tokens = [
  "input_mtok",
  "cached_input_mtok",
  "cache_write_mtok",
  "input_audio_mtok",
  "cached_input_audio_mtok",
  "output_mtok",
  "output_audio_mtok",
  "request",
] as const satisfies readonly PriceUnit[];
const time = ["second", "minute", "session_minute"] as const satisfies readonly PriceUnit[];
const characters = ["character", "thousand_characters", "million_characters"] as const satisfies readonly PriceUnit[];

/** The units that a kind can be sold by: those whose quantity a request of that kind reports. */
export const unitsOfKind: Readonly<Record<PricedKind, readonly PriceUnit[]>> = {
  llm: tokens,
  realtime: [...tokens, "session_minute"],
  embedding: tokens,
  rerank: tokens,
  stt: [...time, ...tokens],
  tts: ["second", "minute", ...characters, ...tokens],
  turn_detector: ["request"],
  interruption: ["request"],
  other: [...time, ...characters, ...tokens],
  telephony: ["second", "minute"],
  platform: ["second", "minute"],
};

/** What a unit measures: two units of one measure would bill the same use twice. */
export function measureOf(unit: PriceUnit): string {
  if (unit === "second" || unit === "minute") return "time";
  return (characters as readonly PriceUnit[]).includes(unit) ? "characters" : unit;
}

/** What the ids of one model's rows share. */
export function stemOf(id: string): string {
  return id.split("#")[0] ?? id;
}

/** What is wrong with rows of a price book, one sentence a fault that begins with the row's id; empty if nothing is. */
export function checkPriceBook(rows: readonly PriceRow[]): string[] {
  return [...rows.flatMap(faultsOfRow), ...repeatedIds(rows), ...doublePrices(rows)];
}

function faultsOfRow(row: PriceRow): string[] {
  const name = typeof row.id === "string" && row.id !== "" ? row.id : "a row without id";
  const wrong = Object.entries(rowFields).flatMap(([key, rule]) => {
    const value = row[key as keyof PriceRow];
    if (rule.accepts(value)) return [];
    return [
      `${name}: ${key}: expected ${rule.expected}, got ${value === undefined ? "nothing" : JSON.stringify(value)}`,
    ];
  });
  if (wrong.length > 0) return wrong;
  return [
    ...(unitsOfKind[row.kind].includes(row.unit) ? [] : [`${name}: ${row.kind} is not sold by ${row.unit}`]),
    ...(row.valid_to === null || row.valid_to >= row.valid_from ? [] : [`${name}: valid_to is before valid_from`]),
  ];
}

function repeatedIds(rows: readonly PriceRow[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }) => (seen.has(id) || !seen.add(id) ? [`${id}: is there twice`] : []));
}

/** Two prices for one name, plan and day would make the answer depend on their order; units of one price share its id. */
function doublePrices(rows: readonly PriceRow[]): string[] {
  const byName = new Map<string, PriceRow[]>();
  const faults: string[] = [];
  for (const row of rows) {
    for (const model of new Set(Array.isArray(row.models) ? row.models : [])) {
      const name = [row.provider, row.kind, row.via, String(model).toLowerCase()].join(" ");
      const others = byName.get(name) ?? [];
      for (const other of others.filter((one) => rival(row, one) && plansMeet(row, one) && overlap(row, one))) {
        faults.push(`${row.id}: ${model} has another price on the same day in ${other.id}`);
      }
      byName.set(name, [...others, row]);
    }
  }
  return faults;
}

function rival(a: PriceRow, b: PriceRow): boolean {
  return measureOf(a.unit) === measureOf(b.unit) || stemOf(String(a.id)) !== stemOf(String(b.id));
}

function plansMeet(a: PriceRow, b: PriceRow): boolean {
  return a.plan === b.plan || a.plan === null || b.plan === null;
}

function overlap(a: PriceRow, b: PriceRow): boolean {
  return a.valid_from <= (b.valid_to ?? "9999") && b.valid_from <= (a.valid_to ?? "9999");
}
