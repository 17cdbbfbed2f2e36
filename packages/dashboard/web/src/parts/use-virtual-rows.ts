// SPDX-License-Identifier: Apache-2.0
import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";

interface VirtualOptions {
  readonly count: number;
  /** Height of a row in pixels before it is measured. */
  readonly rowPx: number;
  /** Rows that are made beyond the window, at each end. */
  readonly overscan?: number;
  /** Height of what sticks to the window's top and hides rows. */
  readonly coveredPx?: number;
}

export interface VirtualRows {
  /** Goes around the rows; its height is `totalPx`. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly totalPx: number;
  /** The rows to make; `topPx` is from the top of the list. */
  readonly rows: readonly { readonly index: number; readonly topPx: number }[];
  /** The `ref` of a row, which has `data-index`; rows may grow and shrink. */
  readonly measure: (element: Element | null) => void;
  readonly scrollTo: (index: number, align?: "auto" | "start") => void;
}

/** Makes only those rows of a long list that are in the window, which is what scrolls. */
export function useVirtualRows({ count, rowPx, overscan = 8, coveredPx = 0 }: VirtualOptions): VirtualRows {
  const list = useRef<HTMLDivElement>(null);
  const [, render] = useReducer((turn: number) => turn + 1, 0);
  const marginPx = useTop(list);
  const options = {
    count,
    overscan,
    scrollMargin: marginPx,
    scrollPaddingStart: coveredPx + 8,
    scrollPaddingEnd: 8,
    getScrollElement: () => window,
    estimateSize: () => rowPx,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
    onChange: () => render(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, Element>(options));
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  const measure = useCallback((element: Element | null) => virtualizer.measureElement(element), []);
  const scrollTo = useCallback(
    (index: number, align: "auto" | "start" = "auto") => virtualizer.scrollToIndex(index, { align }),
    [],
  );
  const rows = virtualizer
    .getVirtualItems()
    .map(({ index, start }: VirtualItem) => ({ index, topPx: start - marginPx }));
  return { list, totalPx: virtualizer.getTotalSize(), rows, measure, scrollTo };
}

/** Where an element begins on the page, in pixels, as what is above it grows and shrinks. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const update = (): void => {
      const box = element.current?.getBoundingClientRect();
      if (box !== undefined) setTopPx(Math.round(box.top + window.scrollY));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return topPx;
}
