// SPDX-License-Identifier: Apache-2.0
import type { Overview } from "@turnspan/store";
import type { Card } from "../text/cards.js";
import { formatCount, formatCounted, formatMs, formatShare, formatUsd, unknown } from "../text/figures.js";

/** The figures that a first look wants. */
export function overviewCards({ totals, savings }: Pick<Overview, "totals" | "savings">): Card[] {
  return [
    { title: "cost", value: formatUsd(totals.cost), note: costNote(totals) },
    {
      title: "conversations",
      value: formatCount(totals.conversations),
      note:
        totals.failed_conversations > 0
          ? `${formatCount(totals.failed_conversations)} failed`
          : formatCounted(totals.turns, "turn"),
      isHarm: totals.failed_conversations > 0,
    },
    {
      title: "calls",
      value: formatCount(totals.calls),
      note: `${formatShare(totals.fallback_rate)} fallback`,
    },
    {
      title: "success",
      value: formatShare(totals.success_rate),
      note: `${formatCount(totals.failed_calls)} failed`,
      isHarm: totals.failed_calls > 0,
    },
    {
      title: "latency p50",
      value: formatMs(totals.latency.p50_ms),
      note: `p95 ${formatMs(totals.latency.p95_ms)}`,
    },
    { title: "e2e p50", value: formatMs(totals.e2e.p50_ms), note: `p95 ${formatMs(totals.e2e.p95_ms)}` },
    ...(savings.savings === null
      ? []
      : [
          {
            title: "saved",
            value: formatUsd(savings.savings),
            note: savings.savings_percent === null ? unknown : `${savings.savings_percent.toFixed(1)} % of premium`,
          },
        ]),
  ];
}

function costNote(totals: Overview["totals"]): string {
  if (totals.unpriced_calls > 0) return `${formatCount(totals.unpriced_calls)} unpriced`;
  return totals.cost_per_minute === null ? "" : `${formatUsd(totals.cost_per_minute)}/min`;
}
