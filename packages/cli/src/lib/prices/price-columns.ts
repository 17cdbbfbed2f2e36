// SPDX-License-Identifier: Apache-2.0
import type { ListedPrice, PriceUnit } from "@turnspan/prices";
import type { createColors } from "picocolors";
import { unknown } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import type { Column } from "../text/table.js";

const widestModel = 30;
/** A model is cut as far as this if its price with the unit fits beside it then. */
const narrowestModel = 20;
const priceWidth = 30;
const units: Readonly<Partial<Record<PriceUnit, string>>> = {
  thousand_characters: "1k characters",
  million_characters: "1M characters",
};

/** A unit in words. */
export function unitText(unit: PriceUnit): string {
  const tokens = /^(.*)_mtok$/.exec(unit);
  if (tokens) return `1M ${(tokens[1] ?? "").replaceAll("_", " ")}`;
  return units[unit] ?? unit.replaceAll("_", " ");
}

/** From the most to the least wanted. */
export function priceColumns(colors: ReturnType<typeof createColors>, width: number): Column<ListedPrice>[] {
  const left = width - priceWidth;
  const modelWidth = left < narrowestModel ? widestModel : Math.min(widestModel, left);
  return [
    {
      title: "model",
      align: "left",
      cell: ({ provider, models }) => cut(printable(`${provider}/${modelsText(models)}`), modelWidth),
    },
    { title: "USD", align: "right", cell: ({ usd }) => usdText(usd), paint: colors.bold },
    { title: "per", align: "left", cell: ({ unit }) => unitText(unit) },
    {
      title: "sold",
      align: "left",
      cell: ({ via, plan }) =>
        [via === "direct" ? "direct" : "by LiveKit", plan].filter((part) => part !== null).join(", "),
    },
    { title: "kind", align: "left", cell: ({ kind }) => kind },
    { title: "read on", align: "left", cell: ({ read_on: readOn }) => (readOn === "" ? unknown : readOn) },
    { title: "source", align: "left", cell: (row) => printable(row.source_url), paint: colors.dim },
    { title: "note", align: "left", cell: ({ note }) => printable(note ?? ""), paint: colors.dim },
  ];
}

function modelsText([first = "", ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} +${more.length}`;
}

/** As the source states it: no digit more, none less. */
export function usdText(usd: number): string {
  return usd.toFixed(12).replace(/(\.\d\d\d*?)0+$/, "$1");
}
