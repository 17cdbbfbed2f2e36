// SPDX-License-Identifier: Apache-2.0
import type { LatencyAnswer } from "../../../../src/lib/api/latency-answer.js";
import { Card, Cards } from "../../parts/cards.js";
import { formatCount, formatMs } from "../../text/figures.js";

const why = "No turn of this range has a measured wait";

/** The wait at a glance. */
export function LatencyCards({ latency: { e2e, parts } }: { readonly latency: LatencyAnswer }) {
  return (
    <Cards label="The wait of this range">
      <Card label="Turn e2e, p50" value={formatMs(e2e.p50_ms)} why={why} note={`mean ${formatMs(e2e.mean_ms)}`} />
      <Card label="p95" value={formatMs(e2e.p95_ms)} why={why} note="1 turn of 20 is slower" />
      <Card label="p99" value={formatMs(e2e.p99_ms)} why={why} note={`slowest ${formatMs(e2e.max_ms)}`} />
      <Card label="Turns measured" value={formatCount(e2e.count)} />
      <Card
        label="Barge-in to silence, p50"
        value={formatMs(parts.barge_in_stop.p50_ms)}
        why="No turn of this range was interrupted"
        note={`p95 ${formatMs(parts.barge_in_stop.p95_ms)}`}
      />
    </Cards>
  );
}
