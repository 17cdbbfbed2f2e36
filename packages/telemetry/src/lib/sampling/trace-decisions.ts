// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { BoundedMap } from "./bounded-map.js";
import { deservesKeeping, keepsAnything, type KeepRules } from "./keep-rules.js";

/** What is known about exporting a trace: `open` means that it is not kept so far, and may still be. */
export type Decision = "kept" | "dropped" | "open";

/** Decides once per trace whether its spans are exported. */
export interface TraceDecisions {
  /** The decision for a trace so far; `null` if nothing of ours has been written in it. */
  of(traceId: string): Decision | null;
  /** Takes a record of a trace into account, and returns the decision after it. */
  take(record: TurnspanRecord, sampledAtHead: () => boolean): Decision;
  /** Ends the wait for more: what is known by now decides, and that is not to keep it. */
  giveUp(traceId: string): void;
}

interface TraceDecisionsOptions {
  readonly rules: KeepRules;
  /** Told when an open trace is decided. */
  readonly onDecided: (traceId: string, decision: "kept" | "dropped") => void;
}

/** Traces whose decision is remembered; an older one is decided again, by its id alone. */
const maxTraces = 10_000;

/**
 * Makes the decisions of one process. The sampler decides first. Where it says no and there are rules for what to keep, a
 * conversation stays open until a record makes it one to keep, or until it ends. A record outside of a run has nothing to
 * wait for: it decides for its trace at once.
 */
export function createTraceDecisions({ rules, onDecided }: TraceDecisionsOptions): TraceDecisions {
  const decisions = new BoundedMap<Decision>(maxTraces);
  const waits = keepsAnything(rules);

  const settle = (traceId: string, decision: "kept" | "dropped"): Decision => {
    const isOpen = decisions.get(traceId) === "open";
    decisions.set(traceId, decision);
    if (isOpen) onDecided(traceId, decision);
    return decision;
  };

  return {
    of: (traceId) => decisions.get(traceId) ?? null,
    take(record, sampledAtHead) {
      const { trace_id: traceId } = record;
      const known = decisions.get(traceId);
      if (known === "kept" || known === "dropped") return known;
      if (known === undefined && sampledAtHead()) return settle(traceId, "kept");
      if (deservesKeeping(record, rules)) return settle(traceId, "kept");
      const isOver = record.type === "workflow_run" ? record.status !== "running" : record.run_id === null;
      if (!waits || isOver) return settle(traceId, "dropped");
      decisions.set(traceId, "open");
      return "open";
    },
    giveUp: (traceId) => void (decisions.get(traceId) === "open" && settle(traceId, "dropped")),
  };
}
