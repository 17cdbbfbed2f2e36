// SPDX-License-Identifier: Apache-2.0
import type { LatencySegment } from "@turnspan/records";
import type { Interval } from "./intervals.js";

/** Name of the part of a wait that no known work explains. */
export const residualName = "residual";

/**
 * Cuts a wait into segments that sum exactly to it. Intervals are taken in the order given, which is the order in which
 * one waited for another: each counts only as far as it moved the wait forward, so that work done ahead (a preemptive
 * generation) or side by side (parallel tools) is not added twice. Time that no interval covers is the residual.
 *
 * @param from Start of the wait, epoch milliseconds.
 * @param to End of the wait; not before `from`.
 * @returns Segments longer than 0 ms, in order, several of one name added up at the first; the residual, if any, is last.
 */
export function cutWait(from: number, to: number, intervals: readonly Interval[]): LatencySegment[] {
  const segments = new Map<string, number>();
  const add = (name: string, ms: number) => segments.set(name, (segments.get(name) ?? 0) + ms);
  let reached = from;
  let residual = 0;
  for (const interval of intervals) {
    const start = clamp(interval.from, from, to);
    const end = clamp(interval.to, from, to);
    if (end <= reached || end <= start) continue;
    residual += Math.max(0, start - reached);
    add(interval.name, end - Math.max(start, reached));
    reached = end;
  }
  residual += to - reached;
  if (residual > 0) add(residualName, residual);
  return [...segments].filter(([, ms]) => ms > 0).map(([name, ms]) => ({ name, ms }));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
