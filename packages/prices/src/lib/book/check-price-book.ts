// SPDX-License-Identifier: Apache-2.0
import type { PriceRow } from "./price-row.js";

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const dayOrMonth = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;
const unitOf = { stt: "audio_minute", tts: "million_characters" } as const;

/** What is wrong with a price book, one sentence a fault that begins with the row's id; empty if nothing is. */
export function checkPriceBook(book: readonly PriceRow[]): string[] {
  return [...book.flatMap(faultsOfRow), ...repeatedIds(book), ...doublePrices(book)];
}

function faultsOfRow(row: PriceRow): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(`${row.id}: ${fault}`);
  };
  claim(row.id !== "", "has no id");
  claim(/^[a-z0-9]+$/.test(row.provider), "provider is not one word in lower case");
  claim(
    row.models.length > 0 && row.models.every((model) => /^[^*\s]+\*?$/.test(model)),
    "has a model name that is none",
  );
  claim(Number.isFinite(row.usd) && row.usd > 0, "usd is not a number above 0");
  claim(unitOf[row.kind] === row.unit, `${row.kind} is not sold by ${row.unit}`);
  claim(
    (row.via === "livekit-inference") === (row.plan !== null),
    "a plan belongs to LiveKit Inference, and only there",
  );
  claim(day.test(row.valid_from), "valid_from is no day");
  claim(
    row.valid_to === null || (day.test(row.valid_to) && row.valid_to >= row.valid_from),
    "valid_to is no day behind valid_from",
  );
  claim(dayOrMonth.test(row.read_on), "read_on is no day and no month");
  claim(row.source_url.startsWith("https://"), "source_url is no https address");
  return faults;
}

function repeatedIds(book: readonly PriceRow[]): string[] {
  const seen = new Set<string>();
  return book.flatMap(({ id }) => (seen.has(id) || !seen.add(id) ? [`${id}: is there twice`] : []));
}

/** Two prices for one exact name on one day would make the answer depend on their order. */
function doublePrices(book: readonly PriceRow[]): string[] {
  return book.flatMap((row, index) =>
    book
      .slice(index + 1)
      .filter((other) => sameOffer(row, other) && overlap(row, other))
      .flatMap((other) =>
        row.models
          .filter((model) => other.models.includes(model))
          .map((model) => `${row.id}: ${model} has another price on the same day in ${other.id}`),
      ),
  );
}

function sameOffer(a: PriceRow, b: PriceRow): boolean {
  return a.provider === b.provider && a.kind === b.kind && a.via === b.via && a.plan === b.plan;
}

function overlap(a: PriceRow, b: PriceRow): boolean {
  return a.valid_from <= (b.valid_to ?? "9999") && b.valid_from <= (a.valid_to ?? "9999");
}
