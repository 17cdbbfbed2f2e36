// SPDX-License-Identifier: Apache-2.0
import type { ChartModel } from "./chart-model.js";
import { ScrollBox } from "../parts/scroll-box.js";
import { readings } from "./readout.js";

interface ChartTableProps {
  /** What it shows, for those who hear it. */
  readonly caption: string;
  /** What the slots are: `Day`. */
  readonly slotTitle: string;
  readonly model: ChartModel;
  /** Whether it stands in place of the chart, or is only read aloud. */
  readonly shown: boolean;
}

/** The figures of a chart as a table: behind the chart for those who hear the page, in its place for those who ask for it. */
export function ChartTable({ caption, slotTitle, model, shown }: ChartTableProps) {
  const table = (
    <table>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{slotTitle}</th>
          {[...model.series, ...model.facts].map(({ name }) => (
            <th key={name} scope="col" class="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.slots.map((name, slot) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {readings(model, slot).map((reading) => (
              <td key={reading.name} class="num">
                {reading.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!shown) return <div class="unseen">{table}</div>;
  return (
    <div class="chart-table">
      <ScrollBox label={caption}>{table}</ScrollBox>
    </div>
  );
}
