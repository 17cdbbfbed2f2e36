// SPDX-License-Identifier: Apache-2.0
import type { PriceExplanation, PricePart, SourcedPrice } from "@turnspan/prices";
import type { createColors } from "picocolors";
import { type Fact, renderFacts } from "../text/facts.js";
import { formatCounted, formatUsd } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";
import { unitText, usdText } from "./price-columns.js";

type Colors = ReturnType<typeof createColors>;

/** Draws which rows price something, with their sources, and how a request's price comes of them. */
export function renderExplanation(explanation: PriceExplanation, options: RenderOptions, colors: Colors): string {
  const width = widthOf(options);
  const { kind, provider, model, via, plan, rows, tier, result, baseline, recorded, reason } = explanation;
  const title = `${provider}/${model}`;
  const facts: Fact[] = [
    ["kind", kind],
    ["via", via],
    ["plan", plan],
    ["tier", tier],
    ["no price", reason],
    ["price", result === null || result.usd === null ? null : formatUsd(result.usd)],
    ["recorded", recorded === null ? null : formatUsd(recorded.usd)],
    ["premium", baseline === null ? null : [formatUsd(baseline.usd), baseline.model].filter(Boolean).join(", ")],
  ];
  const parts = result?.parts ?? [];
  return [
    `${colors.bold(printable(title))}\n${renderFacts(facts, width, colors)}`,
    ...(parts.length > 0 ? [tableText(fittingColumns(partColumns, parts, width), parts, colors.dim)] : []),
    ...rows.map((row) => renderFacts(rowFacts(row), width, colors)),
  ].join("\n\n");
}

const partColumns: Column<PricePart>[] = [
  {
    title: "quantity",
    align: "right",
    cell: ({ quantity }) => quantity.toLocaleString("en-US", { maximumFractionDigits: 6 }),
  },
  { title: "unit", align: "left", cell: ({ unit }) => unitText(unit) },
  { title: "USD each", align: "right", cell: ({ usdPerUnit }) => usdText(usdPerUnit) },
  { title: "USD", align: "right", cell: ({ usd }) => usdText(usd) },
];

function rowFacts(row: SourcedPrice): Fact[] {
  const since = row.valid_from.startsWith("0000") ? "always" : `from ${row.valid_from}`;
  return [
    ["row", row.id],
    ["says", `$${usdText(row.usd)} per ${unitText(row.unit)}`],
    ["holds", row.valid_to === null ? since : `${since} to ${row.valid_to}`],
    ["read on", row.ageDays === null ? null : `${row.read_on}, ${formatCounted(row.ageDays, "day")} ago`],
    ["source", row.source_url],
    ["note", row.note],
  ];
}
