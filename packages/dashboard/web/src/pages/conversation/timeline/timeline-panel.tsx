// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Button } from "../../../parts/button.js";
import { Legend } from "../../../parts/legend.js";
import { Panel } from "../../../parts/panel.js";
import { formatOffset } from "../../../text/times.js";
import type { Timeline } from "./timeline.js";
import { TimelineDrawing, rows } from "./timeline-drawing.js";
import { TimelineMap } from "./timeline-map.js";
import { TimelineTable } from "./timeline-table.js";
import { useView } from "./use-view.js";
import "./timeline.css";

interface TimelinePanelProps {
  readonly timeline: Timeline;
  readonly turnIndex: number | null;
  readonly onTurn: (turnIndex: number) => void;
}

interface Stop {
  readonly startMs: number;
  readonly endMs: number;
  readonly turnIndex: number | null;
  readonly text: string;
}

/** Who spoke when: scrolls, zooms, and can be walked through by the arrow keys. */
export function TimelinePanel({ timeline, turnIndex, onTurn }: TimelinePanelProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller, timeline.lengthMs);
  const { widthPx, msPerPx, scrollPx } = view;
  const stops = useMemo(() => stopsOf(timeline), [timeline]);
  const [at, setAt] = useState<number | null>(null);
  const stop = at === null ? undefined : stops[at];

  // Drawn beyond both edges, so that scrolling shows what is there already.
  const chunkPx = Math.max(1, widthPx / 2);
  const chunk = Math.floor(scrollPx / chunkPx);
  const contentPx = Math.ceil(timeline.lengthMs / msPerPx);
  const drawing = useMemo(
    () => (
      <TimelineDrawing
        timeline={timeline}
        msPerPx={msPerPx}
        fromPx={Math.max(0, (chunk - 2) * chunkPx)}
        toPx={Math.min(Math.max(contentPx, widthPx), (chunk + 5) * chunkPx)}
        turnIndex={turnIndex}
        onTurn={onTurn}
      />
    ),
    [timeline, msPerPx, chunk, widthPx, contentPx, turnIndex, onTurn],
  );

  useEffect(() => {
    const own = timeline.pieces.filter((piece) => piece.turnIndex === turnIndex);
    const first = own.at(0);
    if (first !== undefined) view.reveal(first.startMs, Math.max(...own.map((piece) => piece.endMs)));
  }, [turnIndex]);

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(stops.length - 1, index));
    const there = stops[next];
    setAt(there === undefined ? null : next);
    if (there !== undefined) view.reveal(there.startMs, there.endMs);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = keyAction(event.key);
    if (action === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (action === "in") view.zoom(1.5);
    else if (action === "out") view.zoom(1 / 1.5);
    else if (action === "all") view.showAll();
    else if (action === "open") {
      if (stop !== undefined && stop.turnIndex !== null) onTurn(stop.turnIndex);
    } else if (action === "first") go(0);
    else if (action === "last") go(stops.length - 1);
    else go(at === null ? firstInSight(stops, scrollPx * msPerPx) : at + (action === "next" ? 1 : -1));
  };

  return (
    <Panel
      title="As it was heard"
      aside={
        <>
          <Legend items={legend} />
          <span class="timeline-buttons">
            <Button look="quiet" aria-label="Zoom out" disabled={view.isWhole} onClick={() => view.zoom(1 / 1.8)}>
              −
            </Button>
            <Button look="quiet" aria-label="Zoom in" onClick={() => view.zoom(1.8)}>
              +
            </Button>
            <Button look="quiet" disabled={view.isWhole} onClick={view.showAll}>
              Whole call
            </Button>
          </span>
        </>
      }
    >
      <div class="timeline">
        <div class="timeline-lanes" aria-hidden="true">
          <span>Caller</span>
          <span>Agent</span>
          <span>Tools</span>
        </div>
        <div
          ref={scroller}
          class="timeline-scroll"
          role="group"
          aria-label={`Timeline of ${formatOffset(timeline.lengthMs, 0)}. Arrow keys go from one part to the next, Enter opens its turn, plus and minus zoom.`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={() => setAt(null)}
        >
          <div class="timeline-content" style={{ width: `${contentPx}px`, height: `${rows.height}px` }}>
            {widthPx > 0 && drawing}
            {stop !== undefined && <StopRing stop={stop} msPerPx={msPerPx} />}
          </div>
        </div>
        {!view.isWhole && widthPx > 0 && <TimelineMap timeline={timeline} view={view} />}
        <p class="timeline-said" role="status">
          {stop === undefined ? "" : stop.turnIndex === null ? stop.text : `${stop.text}, turn ${stop.turnIndex}`}
        </p>
      </div>
      <TimelineTable timeline={timeline} onTurn={onTurn} />
    </Panel>
  );
}

function StopRing({ stop, msPerPx }: { readonly stop: Stop; readonly msPerPx: number }) {
  const left = stop.startMs / msPerPx - 3;
  const width = Math.max(4, (stop.endMs - stop.startMs) / msPerPx) + 6;
  return <i class="timeline-ring" style={{ left: `${left}px`, width: `${width}px`, height: `${rows.error + 4}px` }} />;
}

const legend = [
  { label: "caller", color: "--caller" },
  { label: "agent", color: "--agent" },
  { label: "tool", color: "--seg-tool" },
  { label: "barge-in, failure", color: "--bad" },
  { label: "retried, false interruption", color: "--warn-mark" },
] as const;

/** What the arrow keys stop at, by time. */
function stopsOf({ pieces, marks }: Timeline): Stop[] {
  const moments = marks.map(({ atMs, turnIndex, text }) => ({
    startMs: atMs,
    endMs: atMs,
    turnIndex,
    text: `${formatOffset(atMs)} ${text}`,
  }));
  return [...pieces, ...moments].toSorted((a, b) => a.startMs - b.startMs);
}

function firstInSight(stops: readonly Stop[], fromMs: number): number {
  return Math.max(
    0,
    stops.findIndex((stop) => stop.endMs >= fromMs),
  );
}

type Action = "next" | "previous" | "first" | "last" | "open" | "in" | "out" | "all";

function keyAction(key: string): Action | null {
  const actions: Readonly<Record<string, Action>> = {
    ArrowRight: "next",
    ArrowLeft: "previous",
    Home: "first",
    End: "last",
    Enter: "open",
    "+": "in",
    "=": "in",
    "-": "out",
    "0": "all",
  };
  return actions[key] ?? null;
}
