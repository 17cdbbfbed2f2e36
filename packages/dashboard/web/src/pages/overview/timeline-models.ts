// SPDX-License-Identifier: Apache-2.0
import type { Timeline, TimelineBucket } from "@turnspan/store";
import type { ChartModel } from "../../charts/chart-model.js";
import { timeNames, timeSlots, timeTicks } from "../../charts/time-ticks.js";
import { axisCount, axisMs, axisUsd } from "../../charts/value-axis.js";
import { callKind, callKinds } from "../../text/call-kinds.js";
import { formatCount, formatMs, formatUsd } from "../../text/figures.js";

/** What all charts over the same buckets have in common. `zone` is the viewer's own unless given. */
function frame({ bucket, buckets }: Timeline, zone?: string): Pick<ChartModel, "slots" | "marks" | "xTicks"> {
  const starts = buckets.map(({ start }) => new Date(start));
  const names = timeNames(zone);
  return {
    slots: timeSlots(starts, bucket, names),
    marks: [],
    xTicks: (most) => timeTicks(starts, bucket, names, most),
  };
}

/** Cost by kind, stacked; kinds without a known cost in the whole range are left out. */
export function costModel(timeline: Timeline, zone?: string): ChartModel {
  const { buckets } = timeline;
  const present = new Set(buckets.flatMap(({ cost_by_kind }) => Object.keys(cost_by_kind)));
  const known = callKinds.map(({ key }) => key).filter((key) => present.has(key));
  const others = [...present].filter((key) => !known.includes(key)).toSorted();
  return {
    ...frame(timeline, zone),
    series: [...known, ...others].map((key) => ({
      name: callKind(key).label,
      color: callKind(key).color,
      shape: "bar",
      values: buckets.map(({ cost_by_kind }) => cost_by_kind[key] ?? null),
    })),
    facts: [
      { name: "Total", values: valuesOf(buckets, "cost"), valueText: formatUsd },
      { name: "Conversations", values: valuesOf(buckets, "conversations"), valueText: formatCount },
    ],
    gap: 0.28,
    stacked: true,
    yText: axisUsd,
    valueText: formatUsd,
    whole: false,
  };
}

/** What callers waited, half of them and 19 of 20. */
export function waitModel(timeline: Timeline, zone?: string): ChartModel {
  const { buckets } = timeline;
  return {
    ...frame(timeline, zone),
    series: [
      { name: "p95", color: "--accent", shape: "line", values: valuesOf(buckets, "e2e_p95_ms") },
      { name: "p50", color: "--ink-3", shape: "line", values: valuesOf(buckets, "e2e_p50_ms") },
    ],
    facts: [{ name: "Turns", values: valuesOf(buckets, "turns"), valueText: formatCount }],
    gap: 0.28,
    stacked: false,
    yText: axisMs,
    valueText: formatMs,
    whole: false,
  };
}

/** Requests that failed, and those that another provider had to answer. */
export function troubleModel(timeline: Timeline, zone?: string): ChartModel {
  const { buckets } = timeline;
  return {
    ...frame(timeline, zone),
    series: [
      { name: "Failed", color: "--bad", shape: "bar", values: valuesOf(buckets, "failed_calls") },
      { name: "Fallback", color: "--warn-mark", shape: "bar", values: valuesOf(buckets, "fallback_calls") },
    ],
    facts: [{ name: "Requests", values: valuesOf(buckets, "calls"), valueText: formatCount }],
    gap: 0.28,
    stacked: false,
    yText: axisCount,
    valueText: formatCount,
    whole: true,
  };
}

type Countable = {
  [Key in keyof TimelineBucket]: TimelineBucket[Key] extends number | null ? Key : never;
}[keyof TimelineBucket];

function valuesOf(buckets: readonly TimelineBucket[], key: Countable): readonly (number | null)[] {
  return buckets.map((bucket) => bucket[key]);
}
