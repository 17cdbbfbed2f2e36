// SPDX-License-Identifier: Apache-2.0
import { ownershipTag } from "../provision/ownership.js";
import { type Dashboard, type Layout, type Panel, type Variable, dashboardSchemaVersion } from "./dashboard-json.js";

interface Section {
  readonly title: string;
  /** Panels by a key that is unique in the dashboard; 3 to 12 columns wide, in reading order. */
  readonly panels: Readonly<Record<string, { readonly width: 3 | 4 | 6 | 12; readonly panel: Panel }>>;
}

interface DashboardOptions {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly variables: readonly Variable[];
  readonly sections: readonly Section[];
}

const columns = 12;

/** Puts panels into sections, from left to right and from top to bottom. */
export function dashboard({ name, title, about, variables, sections }: DashboardOptions): Dashboard {
  return {
    schemaVersion: dashboardSchemaVersion,
    name,
    tags: [ownershipTag, { key: "topic", value: "voice" }],
    spec: {
      display: { name: title, description: about },
      variables,
      panels: Object.fromEntries(
        sections.flatMap(({ panels }) => Object.entries(panels).map(([key, { panel }]) => [key, panel])),
      ),
      layouts: sections.map(layoutOf),
    },
  };
}

function layoutOf({ title, panels }: Section): Layout {
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  const items = Object.entries(panels).map(([key, { width, panel }]) => {
    const height = panel.spec.plugin.kind === "signoz/NumberPanel" ? 3 : 6;
    if (x + width > columns) {
      y += rowHeight;
      x = 0;
      rowHeight = 0;
    }
    const item = { x, y, width, height, content: { $ref: `#/spec/panels/${key}` } };
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return item;
  });
  return { kind: "Grid", spec: { display: { title, collapse: { open: true } }, items } };
}
