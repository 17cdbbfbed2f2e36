// SPDX-License-Identifier: Apache-2.0
import { type Reply, failure } from "./reply.js";

/** How long a SigNoz keeps what it has. */
export interface Kept {
  /** Hours. */
  traces: number;
  /** Hours. */
  metrics: number;
  /** Days. */
  logs: number;
  /** Of logs that are kept for another time, as somebody said by hand. */
  logRules: unknown[];
}

export const keptAtFirst = (): Kept => ({
  traces: 360,
  metrics: 720,
  logs: 15,
  logRules: [{ conditions: [], ttlDays: 3 }],
});

/** SigNoz's paths for it, which answer without the envelope of the others. */
export function answerRetention(
  kept: Kept,
  method: string,
  url: URL,
  body: Readonly<Record<string, unknown>> | undefined,
): Reply {
  if (url.pathname === "/api/v2/settings/ttl") {
    if (method === "POST") {
      if (body?.["type"] !== "logs" || !Array.isArray(body["ttlConditions"])) return failure(400, "not valid");
      kept.logs = Number(body["defaultTTLDays"]);
      kept.logRules = body["ttlConditions"];
      return { status: 200, body: { message: "custom retention TTL has been successfully set up" } };
    }
    const settings = { version: "v2", default_ttl_days: kept.logs, ttl_conditions: kept.logRules };
    return { status: 200, body: { ...settings, status: "success" } };
  }
  const signal = url.searchParams.get("type");
  if (signal !== "traces" && signal !== "metrics") return failure(400, "type param should be metrics|traces");
  if (method === "POST") {
    const [, hours] = /^(\d+)h$/.exec(url.searchParams.get("duration") ?? "") ?? [];
    if (hours === undefined) return failure(400, "not a valid TTL duration");
    kept[signal] = Number(hours);
    return { status: 200, body: { message: "move ttl has been successfully set up" } };
  }
  return { status: 200, body: { [`${signal}_ttl_duration_hrs`]: kept[signal], status: "success" } };
}
