// SPDX-License-Identifier: Apache-2.0
import type { BuilderQuery, Panel, PanelKind, QueryPlugin, RequestKind } from "./dashboard-json.js";

interface PanelOptions {
  readonly title: string;
  /** What the figure means and what a missing one means. */
  readonly about: string;
  /** SigNoz's unit: `s`, `ns`, `currencyUSD`, `percent`, `short`. */
  readonly unit: string;
  readonly query: BuilderQuery | QueryPlugin;
}

const panelOf = (
  plugin: PanelKind,
  kind: RequestKind,
  spec: Readonly<Record<string, unknown>>,
  { title, about, query }: Omit<PanelOptions, "unit">,
): Panel => {
  const queryPlugin: QueryPlugin = "kind" in query ? query : { kind: "signoz/BuilderQuery", spec: query };
  return {
    kind: "Panel",
    spec: {
      display: { name: title, description: about },
      plugin: { kind: plugin, spec },
      queries: [{ kind, spec: { name: "A", plugin: queryPlugin } }],
    },
  };
};

const formatted = ({ unit }: PanelOptions) => ({ formatting: { unit, decimalPrecision: "3" } });

/** Lines over time. */
export function timeSeries(options: PanelOptions): Panel {
  return panelOf("signoz/TimeSeriesPanel", "time_series", formatted(options), options);
}

/** Bars over time, one upon the other. */
export function bars(options: PanelOptions): Panel {
  const spec = { ...formatted(options), visualization: { stackedBarChart: true } };
  return panelOf("signoz/BarChartPanel", "time_series", spec, options);
}

/** One figure of the chosen time. */
export function figure(options: PanelOptions): Panel {
  return panelOf("signoz/NumberPanel", "scalar", formatted(options), options);
}

/** Shares of a whole. */
export function shares(options: PanelOptions): Panel {
  return panelOf("signoz/PieChartPanel", "scalar", formatted(options), options);
}

/** One row a group. */
export function table(options: PanelOptions): Panel {
  const spec = { formatting: { columnUnits: { A: options.unit }, decimalPrecision: "3" } };
  return panelOf("signoz/TablePanel", "scalar", spec, options);
}

/** Rows of an SQL question; its columns keep their names. */
export function sqlTable(options: Omit<PanelOptions, "query" | "unit"> & { readonly sql: string }): Panel {
  const query: QueryPlugin = { kind: "signoz/ClickHouseSQL", spec: { name: "A", query: options.sql.trim() } };
  return panelOf("signoz/TablePanel", "scalar", { formatting: { decimalPrecision: "3" } }, { ...options, query });
}

/** One figure of an SQL question whose column is called `value`. */
export function sqlFigure(options: Omit<PanelOptions, "query"> & { readonly sql: string }): Panel {
  const query: QueryPlugin = { kind: "signoz/ClickHouseSQL", spec: { name: "A", query: options.sql.trim() } };
  return figure({ ...options, query });
}
