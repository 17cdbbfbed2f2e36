// SPDX-License-Identifier: Apache-2.0
import type { Quality, Totals } from "@turnspan/store";

/** What a figure counts. */
export type FigureUnit = "count" | "usd" | "ms" | "share";

/** A figure that two sides are compared by. */
export interface Figure {
  readonly name: string;
  readonly title: string;
  readonly unit: FigureUnit;
  /** Which way is better; null where neither is. */
  readonly better: "lower" | "higher" | null;
  readonly of: (side: SideFigures) => number | null;
}

/** What the store says of one side. */
export interface SideFigures {
  readonly totals: Totals;
  readonly quality: Quality;
}

function figure(name: string, title: string, unit: FigureUnit, better: Figure["better"], of: Figure["of"]): Figure {
  return { name, title, unit, better, of };
}

/** All figures, in the order in which they are shown. */
export const figures: readonly Figure[] = [
  figure("conversations", "conversations", "count", null, ({ totals }) => totals.conversations),
  figure("turns", "turns", "count", null, ({ totals }) => totals.turns),
  figure("calls", "calls", "count", null, ({ totals }) => totals.calls),
  figure("e2e_p50", "e2e p50", "ms", "lower", ({ totals }) => totals.e2e.p50_ms),
  figure("e2e_p95", "e2e p95", "ms", "lower", ({ totals }) => totals.e2e.p95_ms),
  figure("e2e_p99", "e2e p99", "ms", "lower", ({ totals }) => totals.e2e.p99_ms),
  figure("ttft_p50", "TTFT p50", "ms", "lower", ({ totals }) => totals.ttft.p50_ms),
  figure("ttft_p95", "TTFT p95", "ms", "lower", ({ totals }) => totals.ttft.p95_ms),
  figure("ttfb_p50", "TTFB p50", "ms", "lower", ({ totals }) => totals.ttfb.p50_ms),
  figure("ttfb_p95", "TTFB p95", "ms", "lower", ({ totals }) => totals.ttfb.p95_ms),
  figure("latency_p50", "latency p50", "ms", "lower", ({ totals }) => totals.latency.p50_ms),
  figure("latency_p95", "latency p95", "ms", "lower", ({ totals }) => totals.latency.p95_ms),
  figure("latency_p99", "latency p99", "ms", "lower", ({ totals }) => totals.latency.p99_ms),
  figure("success_rate", "success", "share", "higher", ({ totals }) => totals.success_rate),
  figure("fallback_rate", "fallback", "share", "lower", ({ totals }) => totals.fallback_rate),
  figure("interruption_rate", "interrupted", "share", "lower", ({ quality }) => quality.interruption_rate),
  figure("cost", "cost", "usd", null, ({ totals }) => totals.cost),
  figure("cost_per_conversation", "a conversation", "usd", "lower", ({ totals }) => totals.cost_per_conversation),
  figure("cost_per_minute", "a minute", "usd", "lower", ({ totals }) => totals.cost_per_minute),
  figure("cost_per_call", "a call", "usd", "lower", ({ totals }) => totals.cost_per_call),
];
