// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { checkPriceBook } from "./check-price-book.js";
import { loadPriceBook } from "./load-price-book.js";

const { rows, models } = loadPriceBook();
const row = rows[0]!;

describe("the price book that comes with this version", () => {
  it("has no fault: every row has a source and a day, and no two rows compete", () => {
    expect(checkPriceBook(rows)).toEqual([]);
    expect(rows.length).toBeGreaterThan(300);
  });

  it("has a price above 0 in every row: nothing is free unless somebody says so", () => {
    expect(rows.filter(({ usd }) => usd === 0)).toEqual([]);
  });

  it("has language models with a source, a day, and prices for input tokens", () => {
    expect(models.length).toBeGreaterThan(1000);
    const faulty = models.filter(
      ({ source_url, read_on, periods }) =>
        !source_url.startsWith("https://") ||
        !/^\d{4}-\d{2}-\d{2}$/.test(read_on) ||
        periods.length === 0 ||
        periods.some(({ usd }) => usd.input_mtok === undefined),
    );
    expect(faulty).toEqual([]);
  });
});

describe("checkPriceBook", () => {
  it.each([
    ["a price below 0", { usd: -1 }, "usd"],
    ["a price that is no number", { usd: Number.NaN }, "usd"],
    ["characters for a model that hears", { unit: "million_characters" as const }, "sold by"],
    ["an end before the beginning", { valid_to: "2020-01-01" }, "valid_to"],
    ["a day that is none", { valid_from: "2026-02-31" }, "valid_from"],
    ["no source", { source_url: "" }, "source_url"],
    ["a source that is no page", { source_url: "a guide" }, "source_url"],
    ["no day on which the source was read", { read_on: "" }, "read_on"],
    ["no model", { models: [] }, "models"],
    ["a model name with a space", { models: ["nova 3"] }, "models"],
    ["an unknown kind", { kind: "speech" as "stt" }, "kind"],
    ["an unknown unit", { unit: "hour" as "minute" }, "unit"],
    ["a provider that no name of one leads to", { provider: "Deepgram" }, "provider"],
  ])("finds %s", (_, change, fault) => {
    expect(checkPriceBook([{ ...row, ...change }]).join("\n")).toContain(fault);
  });

  it("finds a key that is missing", () => {
    const { source_url: _, ...without } = row;
    expect(checkPriceBook([without as typeof row])).toEqual([
      `${row.id}: source_url: expected an https address, got nothing`,
    ]);
  });

  it("finds an id that is there twice, and two prices for one model, plan and time", () => {
    expect(checkPriceBook([row, { ...row, models: ["other"] }])).toEqual([`${row.id}: is there twice`]);
    expect(checkPriceBook([row, { ...row, id: "again" }])[0]).toContain("has another price on the same day");
    const shouted = row.models.map((model) => model.toUpperCase());
    expect(checkPriceBook([row, { ...row, id: "again", models: shouted }])[0]).toContain("another price");
  });

  it("takes a price for all plans and one for a plan for competitors", () => {
    expect(checkPriceBook([row, { ...row, id: "again", plan: "scale" }])[0]).toContain("another price");
    expect(
      checkPriceBook([
        { ...row, plan: "build" },
        { ...row, id: "again", plan: "scale" },
      ]),
    ).toEqual([]);
  });

  it("takes units that measure the same use for competitors", () => {
    const timed = { ...row, unit: "minute" as const };
    expect(checkPriceBook([timed, { ...timed, id: "again", unit: "second" }])[0]).toContain("another price");
  });

  it("takes rows whose ids say that they belong to different prices for competitors", () => {
    expect(checkPriceBook([row, { ...row, id: "another", unit: "input_mtok" }])[0]).toContain("another price");
  });

  it("lets a price follow another, and units of one model stand side by side", () => {
    const ended = { ...row, valid_to: "2026-08-31" };
    expect(checkPriceBook([ended, { ...row, id: "next", valid_from: "2026-09-01" }])).toEqual([]);
    expect(checkPriceBook([row, { ...row, id: `${row.id}#tokens`, unit: "input_mtok" }])).toEqual([]);
  });
});
