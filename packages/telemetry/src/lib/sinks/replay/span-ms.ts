// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";

/** When a run began and ended, in epoch milliseconds; one whose end is not known ended when it began. */
export function spanMs(run: WorkflowRunRecord): { readonly startMs: number; readonly endMs: number } {
  const startMs = Date.parse(run.started_at);
  return { startMs, endMs: run.completed_at === null ? startMs : Date.parse(run.completed_at) };
}
