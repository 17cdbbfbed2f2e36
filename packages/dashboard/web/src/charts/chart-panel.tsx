// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../parts/button.js";
import { Legend } from "../parts/legend.js";
import { Panel } from "../parts/panel.js";
import { Chart } from "./chart.js";
import type { ChartModel } from "./chart-model.js";
import { ChartTable } from "./chart-table.js";
import "./chart-panel.css";

interface ChartPanelProps {
  /** The question that it answers. */
  readonly title: string;
  /** What the chart shows, for those who hear it. */
  readonly label: string;
  /** What the slots are: `Day`. */
  readonly slotTitle: string;
  readonly model: ChartModel;
  readonly height?: number;
  readonly together?: string;
  /** Choices beside the legend. */
  readonly aside?: ComponentChildren;
  /** What to know when reading it. */
  readonly note?: ComponentChildren;
  /** What stands below the chart, in the same panel. */
  readonly below?: ComponentChildren;
  /** What is said in place of a chart with nothing in it; null when there is something. */
  readonly empty?: ComponentChildren;
}

/** A chart with its question, its colours, and its figures as a table for who asks. */
export function ChartPanel({
  title,
  label,
  slotTitle,
  model,
  aside,
  note,
  below,
  empty = null,
  ...chart
}: ChartPanelProps) {
  const [asTable, setAsTable] = useState(false);
  const items = model.series.map(({ name, color }) => ({ label: name, color }));
  return (
    <Panel
      title={title}
      aside={
        <div class="chart-aside">
          {aside}
          {empty === null && items.length > 1 && !asTable && <Legend items={items} />}
          {empty === null && (
            <Button look="link" onClick={() => setAsTable(!asTable)}>
              {asTable ? "Chart" : "Table"}
            </Button>
          )}
        </div>
      }
    >
      {empty ?? (
        <>
          {!asTable && <Chart label={label} model={model} {...chart} />}
          <ChartTable caption={label} slotTitle={slotTitle} model={model} shown={asTable} />
          {note !== undefined && <p class="chart-note">{note}</p>}
          {below}
        </>
      )}
    </Panel>
  );
}
