// SPDX-License-Identifier: Apache-2.0
import type { SignozApi } from "../api/connection.js";
import type { QueryEnvelope } from "../dashboards/dashboard-json.js";

/** What is asked of SigNoz's query API. */
export interface Question {
  /** The time asked about, milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  readonly query: QueryEnvelope | { readonly type: "clickhouse_sql"; readonly spec: { name: string; query: string } };
}

/** A table of answers. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * One row a group, or the rows of an SQL question.
 * @throws SignozError if SigNoz does not understand the question.
 */
export async function ask(api: SignozApi, { startMs, endMs, query }: Question): Promise<Answer> {
  const answer = (await api.request("POST", "/api/v5/query_range", {
    schemaVersion: "v1",
    start: startMs,
    end: endMs,
    requestType: "scalar",
    compositeQuery: { queries: [query] },
    variables: {},
  })) as {
    data?: { results?: { columns?: { name: string }[] | null; data?: unknown[][] | null }[] | null } | null;
  } | null;
  const result = answer?.data?.results?.[0];
  return { columns: (result?.columns ?? []).map(({ name }) => name), rows: result?.data ?? [] };
}
