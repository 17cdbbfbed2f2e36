// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Panel, QueryEnvelope } from "@turnspan/signoz/build";

/** Names of the metrics of an export, histograms as SigNoz stores them. */
export async function exportedMetrics(received: string): Promise<Set<string>> {
  const lines = (await readFile(join(received, "metrics.jsonl"), "utf8")).split("\n").filter((line) => line !== "");
  const names = lines.flatMap((line) =>
    (
      (
        JSON.parse(line) as {
          resourceMetrics?: { scopeMetrics: { metrics: { name: string; histogram?: object }[] }[] }[];
        }
      ).resourceMetrics ?? []
    ).flatMap(({ scopeMetrics }) =>
      scopeMetrics.flatMap(({ metrics }) =>
        metrics.flatMap(({ name, histogram }) =>
          histogram === undefined ? [name] : [`${name}.bucket`, `${name}.count`],
        ),
      ),
    ),
  );
  return new Set(names);
}

/** What a panel of builder queries reads: metrics, and attributes that its spans must have. */
export function readsOf(panel: Panel): { metricNames: string[]; expressions: string[] } {
  const { plugin } = panel.spec.queries[0].spec;
  const queries: readonly QueryEnvelope[] =
    plugin.kind === "signoz/BuilderQuery"
      ? [{ type: "builder_query", spec: plugin.spec }]
      : plugin.kind === "signoz/CompositeQuery"
        ? plugin.spec.queries
        : [];
  const aggregations = queries.flatMap((query) =>
    query.type === "builder_query" ? (query.spec.aggregations ?? []) : [],
  );
  return {
    metricNames: aggregations.flatMap((one) => ("metricName" in one ? [one.metricName] : [])),
    expressions: aggregations.flatMap((one) => ("expression" in one ? [one.expression] : [])),
  };
}
