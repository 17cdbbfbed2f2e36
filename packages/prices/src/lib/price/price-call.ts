// SPDX-License-Identifier: Apache-2.0
import { priceBook } from "../book/price-book.js";
import type { PriceRow } from "../book/price-row.js";
import { bestRow } from "./match-model.js";
import type { PriceOptions, PriceResult, PricedCall } from "./price-result.js";
import { type Offer, offerOf } from "./provider-of.js";

/**
 * The list price of one request, in US dollars. Requests are priced one by one, whether they succeeded or not: what
 * was used is what is billed.
 */
export function priceCall(call: PricedCall, options: PriceOptions = {}): PriceResult {
  const asked = `${call.provider ?? "an unknown provider"} ${call.model_id ?? "unknown model"}`;
  if (call.kind !== "stt" && call.kind !== "tts") return noPrice(`no price for ${call.kind} requests yet`);
  if (call.provider === null || call.model_id === null) return noPrice(`no price for ${asked}`);
  const offer = offerOf(call.provider, call.model_id, call.via);
  if (offer === null) return noPrice(`no price for ${asked}: the provider is not in the price book`);

  const day = (options.at ?? call.timestamp).slice(0, 10);
  const rows = (options.book ?? priceBook).filter((row) => isFor(row, offer, call.kind));
  const ofModel = rows.filter((row) => bestRow([row], offer.model) !== null);
  if (ofModel.length === 0)
    return noPrice(`no price for ${asked}${offer.via === "direct" ? "" : " through LiveKit Inference"}`);
  if (offer.via === "livekit-inference" && options.plan === undefined) {
    return noPrice(`no price for ${asked} without the LiveKit plan: build, ship or scale`);
  }
  const ofPlan = ofModel.filter((row) => row.plan === null || row.plan === options.plan);
  const row = bestRow(
    ofPlan.filter((candidate) => candidate.valid_from <= day && day <= (candidate.valid_to ?? "9999")),
    offer.model,
  );
  return row === null ? noPrice(`no price for ${asked} on ${day}`) : priceByRow(call, row);
}

function isFor(row: PriceRow, offer: Offer, kind: string): boolean {
  return row.kind === kind && row.provider === offer.provider && row.via === offer.via;
}

function priceByRow(call: PricedCall, row: PriceRow): PriceResult {
  const quantity = quantityOf(call, row);
  if (quantity === null)
    return noPrice(`the request's ${row.kind === "stt" ? "audio duration" : "characters"} are unknown`);
  const usd = quantity * row.usd;
  const part = { unit: row.unit, quantity, usdPerUnit: row.usd, usd };
  return { usd, priceId: row.id, asOf: row.read_on, parts: [part], reason: null };
}

function quantityOf(call: PricedCall, row: PriceRow): number | null {
  switch (row.unit) {
    case "audio_minute":
      return call.audio_duration_ms === null ? null : call.audio_duration_ms / 60_000;
    case "million_characters":
      return call.characters === null ? null : call.characters / 1_000_000;
  }
}

function noPrice(reason: string): PriceResult {
  return { usd: null, priceId: null, asOf: null, parts: [], reason };
}
