// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from "node:timers/promises";
import { SignozError } from "./signoz-error.js";

/**
 * Waits until SigNoz says that it is well.
 * @throws SignozError after `timeoutMs`.
 */
export async function waitForSignoz(endpoint: string, timeoutMs: number, signal?: AbortSignal): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    try {
      const response = await fetch(`${endpoint.replace(/\/+$/, "")}/api/v1/health`, {
        signal: AbortSignal.timeout(5000),
      });
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Not there yet.
    }
    if (performance.now() >= giveUpAt) {
      throw new SignozError({
        code: "UNREACHABLE",
        why: `SigNoz at ${endpoint} was not well within ${Math.round(timeoutMs / 1000)} s.`,
        fix: "See docker compose ps and docker compose logs signoz in observability/.",
      });
    }
    await pause(1000, undefined, { ...(signal && { signal }) });
  }
}
