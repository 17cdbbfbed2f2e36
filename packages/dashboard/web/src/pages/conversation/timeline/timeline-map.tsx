// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef } from "preact/hooks";
import { fitting, mergedPieces } from "./fit-view.js";
import type { Piece, Timeline } from "./timeline.js";
import type { View } from "./use-view.js";

const lanes: readonly (readonly [kind: Piece["kind"], y: number])[] = [
  ["caller", 3],
  ["agent", 14],
];

/** The whole call in a strip, with the part that is seen above; dragging moves it. For a pointer: the keyboard has the timeline. */
export function TimelineMap({ timeline, view }: { readonly timeline: Timeline; readonly view: View }) {
  const strip = useRef<SVGSVGElement>(null);
  const { widthPx, msPerPx, scrollPx } = view;
  const scale = fitting(timeline.lengthMs, widthPx);
  const shapes = useMemo(() => {
    const all = { fromMs: 0, toMs: timeline.lengthMs, msPerPx: scale };
    return lanes.flatMap(([kind, y]) =>
      mergedPieces(timeline.pieces, kind, all).map((piece, index) => (
        <rect
          key={`${kind}${index}`}
          class={`piece-${kind}`}
          x={piece.startMs / scale}
          y={y}
          width={Math.max(1, (piece.endMs - piece.startMs) / scale)}
          height={8}
        />
      )),
    );
  }, [timeline, scale]);
  const move = (event: PointerEvent): void => {
    if (event.buttons === 0 || strip.current === null) return;
    view.center((event.clientX - strip.current.getBoundingClientRect().left) * scale);
  };
  return (
    <svg
      ref={strip}
      class="timeline-map"
      width={widthPx}
      height={26}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={move}
    >
      {shapes}
      {timeline.marks
        .filter((mark) => mark.tone === "bad")
        .map((mark, index) => (
          <rect key={index} class="mark-bad" x={mark.atMs / scale - 0.75} y={0} width={1.5} height={5} />
        ))}
      <rect
        class="timeline-window"
        x={(scrollPx * msPerPx) / scale + 1}
        y={1}
        width={Math.max(6, (widthPx * msPerPx) / scale - 2)}
        height={24}
        rx={4}
      />
    </svg>
  );
}
