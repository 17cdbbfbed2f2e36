// SPDX-License-Identifier: Apache-2.0
import { checkPriceBook } from "../book/check-price-book.js";
import { loadPriceBook } from "../book/load-price-book.js";
import type { PriceBook } from "../book/price-book.js";
import { ageInDays } from "./price-age.js";

/** Prices of one source that were read on one day, longer ago than they should. */
export interface AgingPrices {
  readonly sourceUrl: string;
  readonly readOn: string;
  readonly ageDays: number;
  /** Ids of the rows, in the book's order; of language models, one a model. */
  readonly ids: readonly string[];
}

/** What a check of a book found. */
export interface BookCheck {
  /** Rows of the book and of your own prices. */
  readonly rows: number;
  /** Language models with token prices. */
  readonly models: number;
  /** What is wrong, one sentence each; empty if nothing is. */
  readonly faults: readonly string[];
  /** What is to be read again, oldest first. */
  readonly aging: readonly AgingPrices[];
  /** Own rows that name no day on which they were read. */
  readonly undated: readonly string[];
}

/** How many days a price may go unread, by default. */
const ageMost = 90;

/** Checks a book: its rows, and how long ago their sources were read. A row of exactly `maxAgeDays` is not too old. */
export function checkBook(now: Date, options: { book?: PriceBook; maxAgeDays?: number } = {}): BookCheck {
  const { book = loadPriceBook(), maxAgeDays = ageMost } = options;
  const dated = [
    ...[...book.own, ...book.rows].map(({ id, source_url: sourceUrl, read_on: readOn }) => ({ id, sourceUrl, readOn })),
    ...book.models.map((model) => ({
      id: `${model.provider}/${model.model}`,
      sourceUrl: model.source_url,
      readOn: model.read_on,
    })),
  ];
  const groups = new Map<string, AgingPrices>();
  for (const { id, sourceUrl, readOn } of dated) {
    const ageDays = ageInDays(readOn, now);
    if (ageDays === null || ageDays <= maxAgeDays) continue;
    const name = `${readOn} ${sourceUrl}`;
    groups.set(name, { sourceUrl, readOn, ageDays, ids: [...(groups.get(name)?.ids ?? []), id] });
  }
  return {
    rows: book.own.length + book.rows.length,
    models: book.models.length,
    faults: checkPriceBook(book.rows),
    aging: [...groups.values()].toSorted((one, other) => other.ageDays - one.ageDays),
    undated: book.own.filter(({ read_on }) => read_on === "").map(({ id }) => id),
  };
}
