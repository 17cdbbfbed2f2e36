// SPDX-License-Identifier: Apache-2.0
import { SignozError } from "../api/signoz-error.js";
import type { Present, Resource } from "./resource.js";

/** How long SigNoz keeps a signal. It is one setting of the whole installation and carries no mark of an owner. */
export interface Retention {
  readonly signal: "traces" | "metrics" | "logs";
  /** 1 to 3650. */
  readonly days: number;
}

const variables = {
  traces: "RETENTION_TRACES_DAYS",
  metrics: "RETENTION_METRICS_DAYS",
  logs: "RETENTION_LOGS_DAYS",
} as const satisfies Record<Retention["signal"], string>;
const signals = Object.keys(variables) as Retention["signal"][];

/**
 * What the environment wants kept; a signal whose variable is empty is left as it is in SigNoz.
 * @throws SignozError for what is no number of days.
 */
export function readRetention(environment: Readonly<Record<string, string | undefined>>): Retention[] {
  return signals.flatMap((signal) => {
    const text = environment[variables[signal]] ?? "";
    if (text === "") return [];
    const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (days >= 1 && days <= 3650) return [{ signal, days }];
    throw new SignozError({
      code: "VALUE_INVALID",
      why: `${variables[signal]} is ${JSON.stringify(text)}; it takes a whole number of days from 1 to 3650.`,
      fix: "Correct it in the environment (.env of the stack), or leave it empty to keep what SigNoz has.",
    });
  });
}

interface Kept {
  readonly status?: string;
  /** Of logs, in the form with rules of their own. */
  readonly default_ttl_days?: number;
  readonly ttl_conditions?: readonly unknown[];
  readonly [hours: `${string}_hrs`]: number;
}

/** Retention of the signals that are wanted; SigNoz changes its tables in the background. */
export function retentionOf(wanted: readonly Retention[]): Resource<Retention> {
  const conditions: unknown[] = [];
  return {
    kind: "retention",
    nameOf: ({ signal }) => signal,
    list: async (api) => {
      const present: Present[] = [];
      for (const { signal } of wanted) {
        const path = signal === "logs" ? "/api/v2/settings/ttl" : `/api/v1/settings/ttl?type=${signal}`;
        const kept = (await api.request("GET", path)) as Kept;
        conditions.push(...(kept.ttl_conditions ?? []));
        present.push({ id: signal, name: signal, isOurs: true, content: { signal, days: daysOf(signal, kept) } });
      }
      return present;
    },
    create: async () => {},
    update: async (api, _id, { signal, days }) => {
      // Logs have rules of their own in SigNoz, which stay.
      if (signal === "logs") {
        await api.request("POST", "/api/v2/settings/ttl", {
          type: signal,
          defaultTTLDays: days,
          ttlConditions: conditions,
        });
      } else await api.request("POST", `/api/v1/settings/ttl?type=${signal}&duration=${days * 24}h`);
    },
    remove: async () => {},
  };
}

/** What was asked for last if that is still being done, else what is in force; null if SigNoz says neither. */
function daysOf(signal: Retention["signal"], kept: Kept): number | null {
  if (kept.status === "failed") return null;
  if (kept.default_ttl_days !== undefined && kept.default_ttl_days > 0) return kept.default_ttl_days;
  const expected = kept[`expected_${signal}_ttl_duration_hrs`] ?? 0;
  const hours = kept.status === "pending" && expected > 0 ? expected : (kept[`${signal}_ttl_duration_hrs`] ?? expected);
  return hours > 0 ? hours / 24 : null;
}
