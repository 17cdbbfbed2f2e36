// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { ScrollBox } from "../../../parts/scroll-box.js";

interface WorkTableProps {
  readonly caption: string;
  /** Title of the cells that place the work in time. */
  readonly clock: ComponentChildren;
  /** It stands by itself in a panel. */
  readonly alone?: boolean;
  readonly children: ComponentChildren;
}

const figures = [
  ["First", "Time to the first token or the first byte of audio"],
  ["Total", undefined],
  ["Used", undefined],
  ["Cost", undefined],
] as const;

/** A table of requests and tools; its rows are blocks on a phone. */
export function WorkTable({ caption, clock, alone = false, children }: WorkTableProps) {
  return (
    <ScrollBox label={caption}>
      <table class={alone ? "work work-alone" : "work"}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Work</th>
            <th scope="col">Model</th>
            <th scope="col" class="work-clock">
              {clock}
            </th>
            {figures.map(([title, tip]) => (
              <th key={title} scope="col" class="num" data-tip={tip}>
                {title}
              </th>
            ))}
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollBox>
  );
}
