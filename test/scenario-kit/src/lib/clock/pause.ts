// SPDX-License-Identifier: Apache-2.0
import { setTimeout } from "node:timers/promises";

/** Waits `ms` milliseconds; resolves early with "aborted" when the signal aborts. Never rejects. */
export async function pause(ms: number, signal?: AbortSignal): Promise<"elapsed" | "aborted"> {
  try {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
    return "elapsed";
  } catch {
    return "aborted";
  }
}
