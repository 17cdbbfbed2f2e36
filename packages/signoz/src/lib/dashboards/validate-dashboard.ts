// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { type CheckedDashboard, dashboardSchema } from "./dashboard-schema.js";
import { type CheckedEnvelope, queryProblems } from "./query-schema.js";

/** What SigNoz 0.138 would refuse in a dashboard, one sentence each; empty if nothing. */
export function validateDashboard(candidate: unknown): string[] {
  const parsed = dashboardSchema.safeParse(candidate);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const { spec } = parsed.data;
  return [...layoutProblems(spec), ...variableProblems(spec), ...panelProblems(spec)];
}

function layoutProblems({ panels, layouts }: CheckedDashboard["spec"]): string[] {
  const keys = layouts.flatMap((layout) =>
    layout.spec.items.map(({ content }) => content.$ref.split("/").at(-1) ?? ""),
  );
  const wide = layouts.flatMap((layout) => layout.spec.items).filter(({ x, width }) => x + width > 12);
  return [
    ...keys.filter((key) => !Object.hasOwn(panels, key)).map((key) => `a layout places ${key}, which is no panel`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `panel ${key} is placed twice`),
    ...Object.keys(panels)
      .filter((key) => !keys.includes(key))
      .map((key) => `panel ${key} is placed nowhere`),
    ...wide.map(({ content }) => `${content.$ref} is wider than the grid`),
  ];
}

function variableProblems({ variables, panels }: CheckedDashboard["spec"]): string[] {
  const names = variables.map(({ spec }) => spec.name);
  const macros = [
    "start_timestamp",
    "end_timestamp",
    "start_datetime",
    "end_datetime",
    "start_timestamp_ms",
    "end_timestamp_ms",
  ];
  const used = [...JSON.stringify(panels).matchAll(/\$([a-z_]\w*)/g)]
    .map(([, name]) => name ?? "")
    .filter((name) => !macros.includes(name));
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two variables are called ${name}`),
    ...[...new Set(used)]
      .filter((name) => !names.includes(name))
      .map((name) => `a query names $${name}, which is no variable`),
    ...names.filter((name) => !used.includes(name)).map((name) => `no query names $${name}`),
  ];
}

function panelProblems({ panels }: CheckedDashboard["spec"]): string[] {
  return Object.entries(panels).flatMap(([key, { spec }]) => {
    const [query] = spec.queries;
    if (query === undefined) return [];
    const { plugin } = query.spec;
    const isList = spec.plugin.kind === "signoz/ListPanel";
    const wrongKind = isList && plugin.kind !== "signoz/BuilderQuery" ? ["a list takes a builder query alone"] : [];
    const queries: CheckedEnvelope[] =
      plugin.kind === "signoz/BuilderQuery"
        ? [{ type: "builder_query", spec: plugin.spec }]
        : plugin.kind === "signoz/CompositeQuery"
          ? plugin.spec.queries
          : [];
    const problems = plugin.kind === "signoz/ClickHouseSQL" ? [] : queryProblems(queries, query.kind);
    return [...wrongKind, ...problems].map((problem) => `panel ${key}: ${problem}`);
  });
}
