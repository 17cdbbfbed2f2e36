// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Which of the day folders may hold records of a run. A day of slack on both sides covers late records and a clock
 * that was set while it ran; a run without an end may reach to the last day.
 */
export function daysOfRun(run: WorkflowRunRecord, days: readonly string[]): string[] {
  const first = dayOf(Date.parse(run.started_at) - dayMs);
  const last = run.completed_at === null ? null : dayOf(Date.parse(run.completed_at) + dayMs);
  return days.filter((day) => day >= first && (last === null || day <= last));
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
