// SPDX-License-Identifier: Apache-2.0
import { useLayoutEffect, useRef } from "preact/hooks";
import { Swatch } from "../parts/legend.js";
import type { ChartModel } from "./chart-model.js";
import { readings } from "./readout.js";

interface ChartTipProps {
  readonly model: ChartModel;
  readonly slot: number;
  /** Middle of the slot, in CSS pixels from the left edge of the chart. */
  readonly left: number;
}

const besidePx = 14;

/** The figures of the slot under the cursor, at the side that has room. A screen reader is told by the chart itself. */
export function ChartTip({ model, slot, left }: ChartTipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = tip.current;
    const width = shown?.parentElement?.clientWidth ?? 0;
    if (shown === null) return;
    const after = left + besidePx;
    const before = left - besidePx - shown.offsetWidth;
    const fitsAfter = after + shown.offsetWidth <= width;
    const x = fitsAfter ? after : Math.max(0, before);
    shown.style.transform = `translate(${x}px, 0)`;
  }, [left, slot, model]);
  const figures = readings(model, slot);
  const drawn = figures.filter(({ color }) => color !== null);
  // As they stand: the topmost bar first.
  const ordered = [...(model.stacked ? drawn.toReversed() : drawn), ...figures.filter(({ color }) => color === null)];
  return (
    <div ref={tip} class="chart-tip" aria-hidden="true">
      <b>{model.slots[slot]}</b>
      <table>
        <tbody>
          {ordered.map(({ name, color, text }) => (
            <tr key={name}>
              <td>
                {color === null ? null : <Swatch color={color} />} {name}
              </td>
              <td class="num">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
