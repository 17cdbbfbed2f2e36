// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { createColors } from "picocolors";

/** Red is for harm, yellow for what needs a look. */
export function statusColor(
  status: WorkflowRunRecord["status"],
  colors: ReturnType<typeof createColors>,
): (text: string) => string {
  switch (status) {
    case "completed":
      return colors.green;
    case "running":
      return colors.cyan;
    case "abandoned":
      return colors.yellow;
    case "failed":
      return colors.red;
  }
}
