// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";

/** What this machine knows about its processes. */
export interface Machine {
  readonly hostName: string;
  /** When it was started, in epoch milliseconds. */
  readonly bootedAtMs: number;
  readonly hasProcess: (processId: number) => boolean;
}

/**
 * True if the process of a running run is known to be gone. A process of another machine, or one whose id was not
 * written, is not known to be gone.
 */
export function isProcessGone(
  run: Pick<WorkflowRunRecord, "process_id" | "host_name" | "started_at">,
  machine: Machine,
): boolean {
  if (run.process_id === null || run.host_name !== machine.hostName) return false;
  // After a restart another process may carry the same id.
  if (Date.parse(run.started_at) < machine.bootedAtMs) return true;
  return !machine.hasProcess(run.process_id);
}
