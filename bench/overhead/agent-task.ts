// SPDX-License-Identifier: Apache-2.0
import type { Variant } from "./variants.js";

/** What one process of the benchmark does. */
export interface AgentTask {
  readonly variant: Variant;
  readonly measure: "start" | "turns" | "allocations" | "heap";
  /** Conversations at once. */
  readonly conversations: number;
  /** Turns that are measured, over all conversations. */
  readonly turns: number;
  /** Turns of a conversation; another one follows it on the same line. */
  readonly turnsPerCall: number;
  /** Pace over all conversations together, while it is measured. */
  readonly turnsPerSecond: number;
  readonly warmUpTurns: number;
  /** Directory for the records. */
  readonly dir: string;
  /** OTLP/HTTP base address. */
  readonly endpoint: string;
}

/** What it saw; null is what it was not asked for. */
export interface AgentFigures {
  /** From LiveKit being imported to the first session being observed, without starting that session. */
  readonly setUpMs: number;
  /** `observe()` of the second session. */
  readonly laterObserveMs: number;
  cpuUsPerTurn: number | null;
  /** 99th percentile of the event loop's delay; the timer's own millisecond is in it. */
  delayP99Ms: number | null;
  allocatedBytesPerTurn: number | null;
  /** Heap that each open conversation holds, before its first turn and after `turnsPerCall`. */
  idleHeapBytes: number | null;
  busyHeapBytes: number | null;
}
