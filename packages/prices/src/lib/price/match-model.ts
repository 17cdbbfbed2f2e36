// SPDX-License-Identifier: Apache-2.0
import type { PriceRow } from "../book/price-row.js";

/** The row whose model name fits best: an exact name first, then the longest pattern; null if none fits. */
export function bestRow(rows: readonly PriceRow[], model: string): PriceRow | null {
  let best: { row: PriceRow; rank: number } | null = null;
  for (const row of rows) {
    for (const pattern of row.models) {
      const rank = rankOf(pattern, model);
      if (rank !== null && (best === null || rank > best.rank)) best = { row, rank };
    }
  }
  return best?.row ?? null;
}

function rankOf(pattern: string, model: string): number | null {
  if (pattern === model) return Number.POSITIVE_INFINITY;
  if (!pattern.endsWith("*")) return null;
  const beginning = pattern.slice(0, -1);
  return model.startsWith(beginning) ? beginning.length : null;
}
