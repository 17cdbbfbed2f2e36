// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";

// The residual may be the larger of the two.
const residualMost = { share: 0.05, ms: 20 };

/** Segments sum to the wait exactly, and little of it is unexplained. */
export function checkSegments(turns: readonly TurnRecord[]): readonly string[] {
  return turns.flatMap(({ turn_index: index, latency }) => {
    const { e2e_ms: e2eMs, segments, residual_ms: residualMs } = latency;
    if (e2eMs === null) return segments.length === 0 ? [] : [`turn ${index}: segments of an unknown wait`];
    const sumMs = segments.reduce((total, segment) => total + segment.ms, 0);
    const mostMs = Math.max(residualMost.ms, residualMost.share * e2eMs);
    const parts = segments.map(({ name, ms }) => `${name} ${ms}`).join(", ");
    return [
      ...(sumMs === e2eMs ? [] : [`turn ${index}: e2e_ms is ${e2eMs}, its segments sum to ${sumMs}`]),
      ...((residualMs ?? 0) <= mostMs ? [] : [`turn ${index}: ${residualMs} of ${e2eMs} ms unexplained (${parts})`]),
    ];
  });
}
