// SPDX-License-Identifier: Apache-2.0
import { spanNames } from "@turnspan/records";
import type { SignozApi } from "../api/connection.js";
import { SignozError } from "../api/signoz-error.js";
import { spans } from "../dashboards/query.js";
import { type Change, provision } from "../provision/provision.js";
import type { Desired } from "../provision/read-desired.js";
import { ask } from "../query/query-spans.js";

const hourMs = 3_600_000;

/** How SigNoz is. */
export interface SignozStatus {
  readonly version: string | null;
  readonly isHealthy: boolean;
  /** What is there, what is missing and what drifted. */
  readonly changes: readonly Change[];
  /** Turns and conversations of the last hour; null if SigNoz could not say. */
  readonly spansOfLastHour: number | null;
}

/**
 * Reads how SigNoz is and compares it with what is wanted.
 * @throws SignozError if SigNoz cannot be reached or refuses to be read.
 */
export async function readStatus(api: SignozApi, desired: Desired, now: Date): Promise<SignozStatus> {
  const version = (await api.request("GET", "/api/v1/version")) as { version?: string } | null;
  const health = (await api.request("GET", "/api/v1/health")) as { status?: string } | null;
  return {
    version: version?.version ?? null,
    isHealthy: health?.status === "ok",
    changes: await provision(api, desired, { dryRun: true }),
    spansOfLastHour: await countSpans(api, now),
  };
}

async function countSpans(api: SignozApi, now: Date): Promise<number | null> {
  const filter = `name IN ('${spanNames.turn}', '${spanNames.conversation}')`;
  try {
    const { rows } = await ask(api, {
      startMs: now.getTime() - hourMs,
      endMs: now.getTime(),
      query: { type: "builder_query", spec: spans("count()", { filter }) },
    });
    return Number(rows[0]?.at(-1) ?? 0);
  } catch (error) {
    // A server without a span has no such field yet, and refuses the question.
    if (error instanceof SignozError && error.code === "REFUSED") return null;
    throw error;
  }
}
