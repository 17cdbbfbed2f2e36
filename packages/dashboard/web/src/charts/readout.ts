// SPDX-License-Identifier: Apache-2.0
import type { ChartModel } from "./chart-model.js";

/** One figure of a slot. */
export interface Reading {
  readonly name: string;
  /** Custom property of its colour; null if it is not drawn. */
  readonly color: string | null;
  readonly value: number | null;
  readonly text: string;
}

/** The figures of a slot, series first. */
export function readings({ series, facts, valueText }: ChartModel, slot: number): Reading[] {
  return [
    ...series.map(({ name, color, values }) => reading(name, color, values[slot] ?? null, valueText)),
    ...facts.map((fact) => reading(fact.name, null, fact.values[slot] ?? null, fact.valueText)),
  ];
}

/** What a slot holds, in words: `20 Nov 2026: LLM $0.1203, TTS unknown`. */
export function readout(model: ChartModel, slot: number): string {
  const name = model.slots[slot];
  if (name === undefined) return "Nothing to read";
  const figures = readings(model, slot).map(
    ({ name: of, value, text }) => `${of} ${value === null ? "unknown" : text}`,
  );
  return `${name}: ${figures.join(", ")}`;
}

/** Where reading begins: the last slot of which something is known, or the last; -1 of no slots. */
export function firstToRead({ slots, series }: ChartModel): number {
  const known = slots.findLastIndex((_, slot) => series.some(({ values }) => (values[slot] ?? null) !== null));
  return known === -1 ? slots.length - 1 : known;
}

function reading(
  name: string,
  color: string | null,
  value: number | null,
  valueText: (value: number | null) => string,
): Reading {
  return { name, color, value, text: valueText(value) };
}
