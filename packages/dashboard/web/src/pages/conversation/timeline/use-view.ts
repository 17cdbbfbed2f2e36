// SPDX-License-Identifier: Apache-2.0
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useWidth } from "../../../parts/use-width.js";
import { anchoredScroll, fitting, openingScale, zoomed } from "./fit-view.js";

/** What of a timeline is in the window, and ways to move it. */
export interface View {
  readonly widthPx: number;
  readonly msPerPx: number;
  readonly scrollPx: number;
  /** The whole conversation is in sight. */
  readonly isWhole: boolean;
  /** Closer (above 1) or farther; the moment at the anchor, the middle unless given, stays where it is. */
  readonly zoom: (factor: number, anchorPx?: number) => void;
  readonly showAll: () => void;
  /** Brings a stretch into sight, if it is not. */
  readonly reveal: (startMs: number, endMs: number) => void;
  /** Puts a moment in the middle. */
  readonly center: (ms: number) => void;
}

/** A window over a timeline that scrolls by itself, as far as its element does. */
export function useView(scroller: RefObject<HTMLDivElement | null>, lengthMs: number): View {
  const widthPx = useWidth(scroller);
  /** Null shows as much as is good at first. */
  const [chosen, setChosen] = useState<number | "all" | null>(null);
  const [scrollPx, setScrollPx] = useState(0);
  const target = useRef<number | null>(null);
  const whole = fitting(lengthMs, widthPx);
  const msPerPx =
    chosen === null ? openingScale(lengthMs, widthPx) : chosen === "all" ? whole : Math.min(chosen, whole);
  const now = useRef({ msPerPx, widthPx, lengthMs });
  now.current = { msPerPx, widthPx, lengthMs };

  const zoom = useCallback((factor: number, anchorPx?: number) => {
    const { msPerPx: before, widthPx: width, lengthMs: length } = now.current;
    const after = zoomed(before, factor, length, width);
    const from = scroller.current?.scrollLeft ?? 0;
    target.current = anchoredScroll(from, anchorPx ?? width / 2, before, after);
    setChosen(after >= fitting(length, width) ? "all" : after);
  }, []);
  const showAll = useCallback(() => setChosen("all"), []);
  const center = useCallback((ms: number) => {
    const { msPerPx: scale, widthPx: width } = now.current;
    scroller.current?.scrollTo({ left: ms / scale - width / 2 });
  }, []);
  const reveal = useCallback((startMs: number, endMs: number) => {
    const { msPerPx: scale, widthPx: width } = now.current;
    const left = scroller.current?.scrollLeft ?? 0;
    if (startMs / scale < left + 20 || Math.min(endMs / scale, startMs / scale + width) > left + width - 20) {
      center((startMs + endMs) / 2);
    }
  }, []);

  // The new width of the content is there before the scroll position is set.
  useLayoutEffect(() => {
    if (target.current !== null) scroller.current?.scrollTo({ left: target.current });
    target.current = null;
  }, [msPerPx]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onScroll = (): void => setScrollPx(element.scrollLeft);
    // A pinch on a trackpad is a wheel with the control key.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 240), event.clientX - element.getBoundingClientRect().left);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      element.removeEventListener("scroll", onScroll);
      element.removeEventListener("wheel", onWheel);
    };
  }, []);

  return { widthPx, msPerPx, scrollPx, isWhole: msPerPx >= whole, zoom, showAll, reveal, center };
}
