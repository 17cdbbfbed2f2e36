// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { Conversation } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatUsd, unknown } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";

interface ModelCost {
  readonly kind: string;
  readonly model: string;
  calls: number;
  unpriced: number;
  usd: number | null;
}

/** Draws what each model of a conversation cost, the most first; nothing if there was no call. */
export function renderCosts({ calls }: Pick<Conversation, "calls">, options: RenderOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const rows = costsByModel(calls);
  if (rows.length === 0) return "";
  const columns: Column<ModelCost>[] = [
    { title: "kind", align: "left", cell: ({ kind }) => kind },
    { title: "model", align: "left", cell: ({ model }) => cut(printable(model), 36) },
    { title: "cost", align: "right", cell: ({ usd }) => formatUsd(usd), paint: colors.bold },
    { title: "calls", align: "right", cell: (row) => formatCount(row.calls) },
    ...(rows.some(({ unpriced }) => unpriced > 0)
      ? [{ title: "unpriced", align: "right", cell: ({ unpriced }: ModelCost) => formatCount(unpriced) } as const]
      : []),
  ];
  return tableText(fittingColumns(columns, rows, widthOf(options)), rows, colors.dim);
}

function costsByModel(calls: readonly CallRecord[]): ModelCost[] {
  const rows = new Map<string, ModelCost>();
  for (const { kind, provider, model_id: id, actual_cost: actual, estimated_cost: estimated } of calls) {
    const model = [provider, id].filter((part) => part !== null).join("/") || unknown;
    const key = `${kind} ${model}`;
    const row = rows.get(key) ?? { kind, model, calls: 0, unpriced: 0, usd: null };
    const cost = actual ?? estimated;
    row.calls += 1;
    if (cost === null) row.unpriced += 1;
    else row.usd = (row.usd ?? 0) + cost;
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((one, other) => (other.usd ?? 0) - (one.usd ?? 0));
}
