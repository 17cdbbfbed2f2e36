// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { checkPriceBook } from "./check-price-book.js";
import { priceBook } from "./price-book.js";

const [row] = priceBook;
if (row === undefined) throw new Error("the price book is empty");

describe("checkPriceBook", () => {
  it("finds nothing wrong with our own price book", () => {
    expect(checkPriceBook(priceBook)).toEqual([]);
  });

  it.each([
    ["a price of 0", { usd: 0 }, "usd"],
    ["a price that is no number", { usd: Number.NaN }, "usd"],
    ["characters for a model that hears", { unit: "million_characters" as const }, "sold by"],
    ["a plan where none belongs", { plan: "ship" as const }, "plan"],
    ["an end before the beginning", { valid_to: "2020-01-01" }, "valid_to"],
    ["a day that is none", { valid_from: "May 2026" }, "valid_from"],
    ["a source that is no page", { source_url: "a guide" }, "source_url"],
    ["no model", { models: [] }, "model name"],
    ["a pattern in the middle of a name", { models: ["nova-*-x"] }, "model name"],
  ])("finds %s", (_, change, fault) => {
    expect(checkPriceBook([{ ...row, ...change }]).join("\n")).toContain(fault);
  });

  it("finds an id that is there twice, and two prices for one model on one day", () => {
    expect(checkPriceBook([row, { ...row, models: ["other"] }])).toEqual([`${row.id}: is there twice`]);
    expect(checkPriceBook([row, { ...row, id: "again" }])[0]).toContain("has another price on the same day");
  });

  it("lets a price follow another", () => {
    const ended = { ...row, valid_to: "2026-08-31" };
    expect(checkPriceBook([ended, { ...row, id: "next", valid_from: "2026-09-01" }])).toEqual([]);
  });
});
