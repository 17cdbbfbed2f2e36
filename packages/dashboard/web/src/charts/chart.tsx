// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "preact/hooks";
import { useTheme } from "../app/theme.js";
import type { ChartModel } from "./chart-model.js";
import { ChartTip } from "./chart-tip.js";
import { slotAfter } from "./chart-keys.js";
import { drawPlot, type Plot } from "./plot.js";
import { plotColors } from "./plot-colors.js";
import { firstToRead, readout } from "./readout.js";
import "./chart.css";
import "./plot.css";

interface ChartProps {
  /** What it shows, for those who hear it. */
  readonly label: string;
  readonly model: ChartModel;
  /** CSS pixels; 200 unless given. It grows where its panel does. */
  readonly height?: number;
  /** Charts of the same key show the cursor together. */
  readonly together?: string;
}

/** A chart that is read with the pointer or the arrow keys. What draws it comes with the page, since the first page has charts. */
export function Chart({ label, model, height = 200, together }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const { dark } = useTheme();
  const [slot, setSlot] = useState<number | null>(null);
  const [read, setRead] = useState(false);

  const pointed = useRef(slot);
  pointed.current = read ? slot : null;

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const colors = plotColors(model.series);
    const { clientWidth: width, clientHeight } = element;
    const drawn = drawPlot(element, { model, colors, width, height: clientHeight, together, onSlot: setSlot });
    plot.current = drawn;
    // What was read stays in reach when newer figures come.
    drawn.pointAt(pointed.current);
    const resized = new ResizeObserver(() => drawn.resize(element.clientWidth, element.clientHeight));
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [model, together, dark]);

  const point = (to: number | null): void => {
    setRead(to !== null);
    plot.current?.pointAt(to);
  };
  const last = model.slots.length - 1;
  const at = slot ?? firstToRead(model);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.key === "Escape" ? null : slotAfter(event.key, at, last);
    if (to === undefined) return;
    event.preventDefault();
    point(to);
  };

  return (
    <div
      class="chart"
      role="slider"
      aria-roledescription="chart"
      aria-label={`${label}. Arrow keys read it.`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={readout(model, at)}
      tabIndex={0}
      style={{ minHeight: `${height}px` }}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) point(at);
      }}
      onBlur={() => point(null)}
      onPointerEnter={() => setRead(true)}
      // A finger that is lifted leaves, and then reads; what it read goes when something else is touched.
      onPointerLeave={({ pointerType }) => {
        if (pointerType !== "touch") setRead(false);
      }}
    >
      <div ref={box} class="chart-plot" aria-hidden="true" />
      {read && slot !== null && plot.current !== null && (
        <ChartTip model={model} slot={slot} left={plot.current.leftOf(slot)} />
      )}
    </div>
  );
}
