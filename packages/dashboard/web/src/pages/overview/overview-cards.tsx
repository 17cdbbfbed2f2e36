// SPDX-License-Identifier: Apache-2.0
import type { OverviewAnswer } from "../../../../src/lib/api/overview-answer.js";
import { Card, Cards } from "../../parts/cards.js";
import { formatCount, formatCounted, formatMs, formatShare, formatUsd } from "../../text/figures.js";

/** The figures of the range at a glance, as `turnspan stats` has them. */
export function OverviewCards({ overview: { totals, savings } }: { readonly overview: OverviewAnswer }) {
  const { unpriced_calls: unpriced, failed_calls: failed, failed_conversations: broken, e2e } = totals;
  const saved = savings.savings_percent;
  return (
    <Cards label="Figures of this range">
      <Card
        label="Cost"
        value={formatUsd(totals.cost)}
        why="No request of this range has a known price"
        note={
          unpriced > 0
            ? `${formatCounted(unpriced, "request")} unpriced`
            : saved !== null && saved > 0
              ? `${saved.toFixed(1)} % below premium`
              : undefined
        }
      />
      <Card
        label="Cost per minute"
        value={formatUsd(totals.cost_per_minute)}
        why="No conversation of this range has ended with a known cost"
        note={
          totals.cost_per_conversation === null
            ? undefined
            : `${formatUsd(totals.cost_per_conversation)} a conversation`
        }
      />
      <Card
        label="Conversations"
        value={formatCount(totals.conversations)}
        note={
          <>
            {totals.running_conversations > 0 && `${formatCount(totals.running_conversations)} running, `}
            {broken > 0 ? <span class="bad">{formatCount(broken)} failed</span> : "none failed"}
          </>
        }
      />
      <Card label="Requests" value={formatCount(totals.calls)} note={formatCounted(totals.turns, "turn")} />
      <Card
        label="Success rate"
        value={formatShare(totals.success_rate)}
        why="There was no request"
        note={
          <>
            {failed > 0 ? <span class="bad">{formatCount(failed)} failed</span> : "none failed"}
            {totals.fallback_calls > 0 && (
              <span class="warn">, {formatCounted(totals.fallback_calls, "fallback")}</span>
            )}
          </>
        }
      />
      <Card
        label="Turn e2e, p50"
        value={formatMs(e2e.p50_ms)}
        why="No turn of this range has a measured wait"
        note={`p95 ${formatMs(e2e.p95_ms)}`}
      />
    </Cards>
  );
}
