// SPDX-License-Identifier: Apache-2.0
import { measureOf, unitsOfKind } from "../book/check-price-book.js";
import { type PriceRow, type PriceUnit, pricedKinds, vias } from "../book/price-row.js";
import { isDay } from "../book/row-fields.js";
import type { OwnPrices } from "./own-prices.js";
import { ownOverlaps, tierOverlaps } from "./own-overlaps.js";
import { usdAMinuteOf } from "./own-rows.js";
import { faultsOfPlans } from "./own-plans.js";
import { type PricesFault, faultAt as fault } from "./prices-error.js";

type Path = PricesFault["path"];
type Check = (value: unknown, path: Path) => readonly PricesFault[];

/** Everything that is wrong with prices of one's own, in their order; empty if nothing is. `rows` are the book's. */
export function faultsOfOwnPrices(value: unknown, rows: readonly PriceRow[]): readonly PricesFault[] {
  const transportPrice: Check = (price, path) =>
    typeof price === "string" && usdAMinuteOf(price, rows) !== null ? [] : amount(price, path, transportExpected);
  const sections: Record<keyof OwnPrices, Check> = {
    currency: exactly(["USD"]),
    plans: mapOf(text),
    prices: listOf(ownPrice),
    tiers: keysOf({ cheap: listOf(modelPattern), capable: listOf(modelPattern), premium: listOf(modelPattern) }),
    transport: keysOf({ telephony: transportPrice, platform: transportPrice }),
  };
  const faults = keysOf(sections)(value, []);
  if (faults.length > 0) return faults;
  const own = value as OwnPrices;
  return [...faultsOfPlans(own, rows), ...ownOverlaps(own), ...tierOverlaps(own)];
}

const transportExpected = "US dollars a minute, or a row such as twilio/us-local-inbound";

const ownPrice: Check = (value, path) => {
  const faults = keysOf(
    {
      provider: text,
      models: listOf(text),
      kind: exactly(pricedKinds),
      usd: mapOf((price, at) => amount(price, at, "US dollars, a number, 0 or more")),
      via: exactly(vias),
      plan: text,
      from: day,
      until: day,
      source: text,
      read_on: day,
      note: text,
    },
    ["provider", "models", "kind", "usd"],
  )(value, path);
  return faults.length > 0 ? faults : faultsOfUnits(value as NonNullable<OwnPrices["prices"]>[number], path);
};

function faultsOfUnits(price: NonNullable<OwnPrices["prices"]>[number], path: Path): readonly PricesFault[] {
  const allowed: readonly string[] = unitsOfKind[price.kind];
  const units = Object.keys(price.usd);
  if (units.length === 0) return [fault([...path, "usd"], `a price by unit: ${allowed.join(", ")}`, "none")];
  if (price.models.length === 0) return [fault([...path, "models"], "at least one name of a model", "none")];
  if (price.from !== undefined && price.until !== undefined && price.until < price.from) {
    return [fault([...path, "until"], `a day not before ${price.from}`, price.until)];
  }
  const unknown = units.filter((unit) => !allowed.includes(unit));
  if (unknown.length > 0) {
    const expected = `a unit that ${price.kind} is sold by: ${allowed.join(", ")}`;
    return unknown.map((unit) => fault([...path, "usd", unit], expected, unit));
  }
  const half = (["input_mtok", "output_mtok"] as const).find((unit) => price.usd[unit] === undefined);
  const answers = price.kind === "llm" || price.kind === "realtime";
  if (answers && half !== undefined && units.some((unit) => unit.endsWith("_mtok"))) {
    return [fault([...path, "usd"], `${half} beside the other prices of tokens`, units.join(", "))];
  }
  const measures = (units as PriceUnit[]).map(measureOf);
  return units.flatMap((unit, index) => {
    const first = measures.indexOf(measures[index] ?? "");
    if (first === index) return [];
    return [fault([...path, "usd", unit], "one unit for the same use", `${unit} beside ${units[first]}`)];
  });
}

function keysOf(checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, path) => {
    if (!isMap(value)) return [fault(path, `keys ${Object.keys(checks).join(", ")}`, describe(value))];
    return [
      ...required
        .filter((key) => value[key] === undefined)
        .map((key) => fault([...path, key], `a value for ${key}`, "nothing")),
      ...Object.entries(value).flatMap(([key, item]) => {
        const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
        if (check === undefined) {
          return [fault([...path, key], `one of ${Object.keys(checks).join(", ")}`, `the unknown key ${key}`)];
        }
        return item === undefined ? [] : check(item, [...path, key]);
      }),
    ];
  };
}

function mapOf(check: Check): Check {
  return (value, path) =>
    isMap(value)
      ? Object.entries(value).flatMap(([key, item]) => check(item, [...path, key]))
      : [fault(path, "values by key", describe(value))];
}

function listOf(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => check(item, [...path, index]))
      : [fault(path, "a list", describe(value))];
}

function exactly(words: readonly string[]): Check {
  return (value, path) =>
    words.includes(value as string)
      ? []
      : [fault(path, words.length === 1 ? `${words[0]}` : `one of ${words.join(", ")}`, describe(value))];
}

function text(value: unknown, path: Path): readonly PricesFault[] {
  return typeof value === "string" && value.trim() !== "" ? [] : [fault(path, "a text", describe(value))];
}

function modelPattern(value: unknown, path: Path): readonly PricesFault[] {
  const isPattern = typeof value === "string" && /^[^/\s]+\/\S+$/.test(value);
  return isPattern ? [] : [fault(path, "provider/model, * for any text", describe(value))];
}

function day(value: unknown, path: Path): readonly PricesFault[] {
  return isDay(value) ? [] : [fault(path, "a day, YYYY-MM-DD", describe(value))];
}

function amount(value: unknown, path: Path, expected: string): readonly PricesFault[] {
  const isAmount = typeof value === "number" && Number.isFinite(value) && value >= 0;
  return isAmount ? [] : [fault(path, expected, describe(value))];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : `a ${typeof value === "object" ? "map" : typeof value}`;
}
