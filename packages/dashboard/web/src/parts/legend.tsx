// SPDX-License-Identifier: Apache-2.0
import "./legend.css";

export interface LegendItem {
  readonly label: string;
  /** Custom property of the colour, `--agent`. */
  readonly color: string;
  readonly hatched?: boolean;
  readonly tip?: string;
}

/** What the colours mean. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <ul class="legend" aria-label="Colours">
      {items.map((item) => (
        <li key={item.label} data-tip={item.tip}>
          <Swatch color={item.color} hatched={item.hatched ?? false} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

/** A small square of a colour. */
export function Swatch({ color, hatched = false }: { readonly color: string; readonly hatched?: boolean }) {
  return <i class={hatched ? "swatch hatch" : "swatch"} style={{ "--swatch": `var(${color})` }} aria-hidden="true" />;
}
