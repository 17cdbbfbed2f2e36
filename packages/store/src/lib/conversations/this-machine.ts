// SPDX-License-Identifier: Apache-2.0
import { hostname, uptime } from "node:os";
import { errorCode } from "../files/store-error.js";
import type { Machine } from "./process-gone.js";

/** The machine that this code runs on. */
export function thisMachine(): Machine {
  return { hostName: hostname(), bootedAtMs: Date.now() - uptime() * 1000, hasProcess };
}

function hasProcess(processId: number): boolean {
  // Signal 0 to process 0 would ask about our own group.
  if (processId === 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return errorCode(error) === "EPERM";
  }
}
