// SPDX-License-Identifier: Apache-2.0
import type { Offering } from "../book/offering.js";
import type { PriceUnit } from "../book/price-row.js";
import type { PricedCall } from "./price-result.js";

/** How much of a unit a request used, in whole basic amounts (tokens, characters, milliseconds), and how many make one unit. */
export interface Quantity {
  readonly unit: PriceUnit;
  readonly amount: number;
  readonly perUnit: number;
}

/** Quantities to be paid for, or what is missing to tell them. */
export type Quantities = { readonly known: readonly Quantity[] } | { readonly known: null; readonly missing: string };

const million = 1_000_000;
const inputUnits = ["cached_input_mtok", "input_mtok"] as const satisfies readonly PriceUnit[];
const tokenUnits: ReadonlySet<PriceUnit> = new Set([
  "input_mtok",
  "cached_input_mtok",
  "cache_write_mtok",
  "input_audio_mtok",
  "cached_input_audio_mtok",
  "output_mtok",
  "output_audio_mtok",
]);

/** What a request used of the units that its model is sold by. Every token is counted once, in the finest unit that has a price. */
export function quantitiesOf(
  call: PricedCall,
  units: ReadonlySet<PriceUnit>,
  audioAsText: Offering["audioAsText"],
): Quantities {
  const known: Quantity[] = [];
  for (const unit of units) {
    if (tokenUnits.has(unit)) continue;
    const quantity = singleQuantity(call, unit);
    if (typeof quantity === "string") return { known: null, missing: quantity };
    known.push(quantity);
  }
  if (![...units].some((unit) => tokenUnits.has(unit))) return { known };
  const tokens = tokenQuantities(call, units, audioAsText);
  return tokens.known === null ? tokens : { known: [...known, ...tokens.known] };
}

function singleQuantity(call: PricedCall, unit: PriceUnit): Quantity | string {
  const connected = call.kind === "telephony" || call.kind === "platform";
  const audioMs = connected ? (call.session_duration_ms ?? call.audio_duration_ms) : call.audio_duration_ms;
  const heard = connected ? "its duration is" : "its audio duration is";
  switch (unit) {
    case "second":
      return amountOr(heard, unit, audioMs, 1000);
    case "minute":
      return amountOr(heard, unit, audioMs, 60_000);
    case "session_minute":
      return amountOr("how long its session was open is", unit, call.session_duration_ms, 60_000);
    case "character":
      return amountOr("its characters are", unit, call.characters, 1);
    case "thousand_characters":
      return amountOr("its characters are", unit, call.characters, 1000);
    case "million_characters":
      return amountOr("its characters are", unit, call.characters, million);
    default:
      return { unit, amount: 1, perUnit: 1 };
  }
}

function amountOr(what: string, unit: PriceUnit, amount: number | null | undefined, perUnit: number) {
  if (amount === null || amount === undefined) return `${what} unknown`;
  return isAmount(amount) ? { unit, amount, perUnit } : `${what} not an amount: ${amount}`;
}

function tokenQuantities(
  call: PricedCall,
  units: ReadonlySet<PriceUnit>,
  audioAsText: Offering["audioAsText"],
): Quantities {
  const missing = (why: string): Quantities => ({ known: null, missing: why });
  const input = call.input_tokens ?? null;
  const output = call.output_tokens ?? (call.kind === "embedding" || call.kind === "rerank" ? 0 : null);
  if (input === null) return missing("its input tokens are unknown");
  if (output === null) return missing("its output tokens are unknown");
  // What tells no cached tokens has none that are billed at another price; LiveKit reports 0 for those too.
  const cached = call.cached_input_tokens ?? 0;
  const written = call.cache_write_tokens ?? 0;
  const outputAudioIsText = audioAsText.output && !units.has("output_audio_mtok");
  const mayBeAudio = call.kind === "realtime";
  const audio = call.input_audio_tokens ?? (mayBeAudio && input > 0 && !audioAsText.input ? null : 0);
  const outputAudio = call.output_audio_tokens ?? (mayBeAudio && output > 0 && !outputAudioIsText ? null : 0);
  if (audio === null) return missing("how many of its input tokens are audio is unknown");
  if (outputAudio === null) return missing("how many of its output tokens are audio is unknown");
  const cachedAudio = call.cached_input_audio_tokens ?? (cached > 0 && audio > 0 && !audioAsText.input ? null : 0);
  if (cachedAudio === null) return missing("how many of its cached tokens are audio is unknown");

  const parts: readonly (readonly [PriceUnit, readonly PriceUnit[], number])[] = [
    ["input_mtok", [], input - cached - written - (audio - cachedAudio)],
    ["cached_input_mtok", ["input_mtok"], cached - cachedAudio],
    ["cache_write_mtok", ["input_mtok"], written],
    ["input_audio_mtok", audioAsText.input ? ["input_mtok"] : [], audio - cachedAudio],
    ["cached_input_audio_mtok", ["input_audio_mtok", ...(audioAsText.input ? inputUnits : [])], cachedAudio],
    ["output_mtok", [], output - outputAudio],
    ["output_audio_mtok", outputAudioIsText ? ["output_mtok"] : [], outputAudio],
  ];
  const amounts = new Map<PriceUnit, number>();
  for (const [unit, coarser, amount] of parts) {
    if (!isAmount(amount)) return missing("its token counts contradict one another");
    if (amount === 0) continue;
    // A price list that does not tell cached tokens apart bills them as the others. Audio costs a multiple of text.
    const billed = [unit, ...coarser].find((one) => units.has(one));
    if (billed === undefined) return missing(`its model has no price for ${unit.replace("_mtok", " tokens")}`);
    amounts.set(billed, (amounts.get(billed) ?? 0) + amount);
  }
  return { known: [...amounts].map(([unit, amount]) => ({ unit, amount, perUnit: million })) };
}

function isAmount(value: number): boolean {
  return value >= 0 && value <= 1e15;
}
