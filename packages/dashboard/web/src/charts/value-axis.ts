// SPDX-License-Identifier: Apache-2.0
import { formatNumber } from "../text/figures.js";
import type { Tick } from "./chart-model.js";

type YText = (value: number, step: number, top: number) => string;

/** Ticks from 0 up to the first round value at or above `max`, at most `most` steps of 1, 2 or 5 times a power of ten. */
export function valueTicks(max: number, most: number, whole: boolean, text: YText): Tick[] {
  const step = roundStep(Math.max(max, 0) / Math.max(most, 1), whole);
  // Sums of fractions overshoot by a hair, which must not add a step.
  const steps = Math.max(1, Math.ceil(max / step - 1e-9));
  const top = step * steps;
  return Array.from({ length: steps + 1 }, (_, index) => ({
    at: step * index,
    text: text(step * index, step, top),
  }));
}

/** The smallest 1, 2 or 5 times a power of ten that is at least `least`. */
function roundStep(least: number, whole: boolean): number {
  if (least <= 0 || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((times) => times * power >= least * (1 - 1e-9)) ?? 10;
  return whole ? Math.max(1, step * power) : step * power;
}

/** Milliseconds, or seconds all along an axis that reaches one. */
export function axisMs(value: number, step: number, top: number): string {
  if (value === 0) return "0";
  return top < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(decimalsOf(step / 1000))} s`;
}

/** US dollars with as many decimals as the steps need, and no fewer than cents have unless the steps are whole. */
export function axisUsd(value: number, step: number): string {
  if (value === 0) return "$0";
  const decimals = decimalsOf(step);
  const shown = decimals === 0 ? 0 : Math.max(2, decimals);
  return `$${formatNumber(value, shown)}`;
}

export function axisCount(value: number): string {
  return formatNumber(value);
}

/** Decimals that a step of 1, 2 or 5 times a power of ten needs. */
function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}
