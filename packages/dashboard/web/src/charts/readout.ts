// SPDX-License-Identifier: Apache-2.0
import type { ChartModel } from "./chart-model.js";

/** What a slot holds, in words: `20 Nov 2026: LLM $0.1203, TTS unknown`. */
export function readout(model: ChartModel, slot: number): string {
  const name = model.slots[slot];
  if (name === undefined) return "Nothing to read";
  const values = model.series.map(({ name: of, values: all }) => {
    const value = all[slot] ?? null;
    return `${of} ${value === null ? "unknown" : model.valueText(value)}`;
  });
  return `${name}: ${values.join(", ")}`;
}
