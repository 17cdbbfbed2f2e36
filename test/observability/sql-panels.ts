// SPDX-License-Identifier: Apache-2.0
import { dashboards } from "@turnspan/signoz/build";

/** The SQL of every panel that has some, by the dashboard's name and the panel's key. */
export const sqlPanels: ReadonlyMap<string, string> = new Map(
  dashboards.flatMap(({ name, spec }) =>
    Object.entries(spec.panels).flatMap(([key, panel]): [string, string][] => {
      const { plugin } = panel.spec.queries[0].spec;
      return plugin.kind === "signoz/ClickHouseSQL" ? [[`${name} ${key}`, plugin.spec.query]] : [];
    }),
  ),
);
