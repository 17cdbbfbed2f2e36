// SPDX-License-Identifier: Apache-2.0
import { formatOffset } from "../../../text/times.js";
import { mergedPieces, tickStepMs, ticksBetween } from "./fit-view.js";
import type { Mark, Piece, Timeline } from "./timeline.js";

/** Where things stand in the drawing, in pixels from its top. */
export const rows = { caller: 14, wait: 53, agent: 60, tool: 102, error: 119, axis: 142, height: 150 } as const;
const barHeight = 34;
const toolHeight = 7;
const labelPx = 36;

interface DrawingProps {
  readonly timeline: Timeline;
  readonly msPerPx: number;
  /** The part that is drawn, in pixels of the whole. */
  readonly fromPx: number;
  readonly toPx: number;
  /** The turn that is open. */
  readonly turnIndex: number | null;
  readonly onTurn: (turnIndex: number) => void;
}

/** The lanes of the caller and the agent, to scale, with what happened between them. */
export function TimelineDrawing({ timeline, msPerPx, fromPx, toPx, turnIndex, onTurn }: DrawingProps) {
  const view = { fromMs: fromPx * msPerPx, toMs: toPx * msPerPx, msPerPx };
  const px = (ms: number): number => Math.round((ms / msPerPx - fromPx) * 10) / 10;
  const marks = timeline.marks.filter((mark) => mark.atMs >= view.fromMs && mark.atMs <= view.toMs);
  const lane = (kind: Piece["kind"]) =>
    mergedPieces(timeline.pieces, kind, view).map((piece, index) => (
      <PieceShape key={index} piece={piece} px={px} onTurn={onTurn} />
    ));
  return (
    <svg
      class="timeline-drawing"
      width={Math.max(0, toPx - fromPx)}
      height={rows.height}
      style={{ left: `${fromPx}px` }}
      aria-hidden="true"
    >
      <OpenTurn pieces={timeline.pieces} turnIndex={turnIndex} px={px} />
      <Axis view={view} px={px} lengthMs={timeline.lengthMs} />
      {lane("wait")}
      {lane("caller")}
      {lane("agent")}
      {lane("tool")}
      {marks.map((mark, index) => (
        <MarkShape key={index} mark={mark} x={px(mark.atMs)} onTurn={onTurn} />
      ))}
    </svg>
  );
}

type ToPx = (ms: number) => number;

interface AxisProps {
  readonly view: { readonly fromMs: number; readonly toMs: number; readonly msPerPx: number };
  readonly px: ToPx;
  readonly lengthMs: number;
}

/** Lines of time. The last one has no label where it would not fit. */
function Axis({ view, px, lengthMs }: AxisProps) {
  const stepMs = tickStepMs(view.msPerPx);
  const lastMs = lengthMs - labelPx * view.msPerPx;
  return (
    <g class="timeline-axis">
      {ticksBetween(view.fromMs, view.toMs, stepMs).map((ms) => (
        <g key={ms}>
          <line x1={px(ms)} x2={px(ms)} y1={6} y2={rows.axis - 14} />
          <text x={px(ms) + 3} y={rows.axis}>
            {ms > lastMs ? "" : formatOffset(ms, stepMs < 1000 ? 1 : 0)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface PieceProps {
  readonly piece: Piece;
  readonly px: ToPx;
  readonly onTurn: (turnIndex: number) => void;
}

function PieceShape({ piece, px, onTurn }: PieceProps) {
  const { kind, startMs, endMs, turnIndex, open, tone, text } = piece;
  const x = px(startMs);
  const width = Math.max(1.5, px(endMs) - x);
  const shape = shapes[kind];
  return (
    <rect
      class={`piece piece-${kind}${open ? " piece-open" : ""}${tone === "plain" ? "" : ` piece-${tone}`}`}
      x={x}
      y={shape.y}
      width={width}
      height={shape.height}
      rx={Math.min(shape.radius, width / 2)}
      data-tip={`${text}\nturn ${turnIndex}`}
      onClick={() => onTurn(turnIndex)}
    />
  );
}

const shapes: Readonly<Record<Piece["kind"], { y: number; height: number; radius: number }>> = {
  caller: { y: rows.caller, height: barHeight, radius: 3 },
  agent: { y: rows.agent, height: barHeight, radius: 3 },
  tool: { y: rows.tool, height: toolHeight, radius: 2 },
  wait: { y: rows.wait, height: 2, radius: 1 },
};

interface MarkProps {
  readonly mark: Mark;
  readonly x: number;
  readonly onTurn: (turnIndex: number) => void;
}

/** A barge-in crosses both lanes, a false interruption stands on the agent's, an error below. */
function MarkShape({ mark: { kind, tone, text, turnIndex }, x, onTurn }: MarkProps) {
  const tip = turnIndex === null ? text : `${text}\nturn ${turnIndex}`;
  const onClick = turnIndex === null ? undefined : () => onTurn(turnIndex);
  return (
    <g class={`mark mark-${kind} mark-${tone}`} data-tip={tip} onClick={onClick}>
      {kind === "barge-in" && (
        <>
          <rect class="mark-reach" x={x - 5} y={4} width={10} height={rows.agent + barHeight - 4} />
          <path d={`M${x - 4} 5h8l-4 6z`} />
          <line x1={x} x2={x} y1={8} y2={rows.agent + barHeight + 3} />
        </>
      )}
      {kind === "false-interruption" && <circle cx={x} cy={rows.wait + 1} r={4} />}
      {kind === "error" && <path d={`M${x} ${rows.error - 5}l5 5l-5 5l-5 -5z`} />}
    </g>
  );
}

/** The stretch of the turn that is open below. */
function OpenTurn({ pieces, turnIndex, px }: { pieces: readonly Piece[]; turnIndex: number | null; px: ToPx }) {
  const own = pieces.filter((piece) => piece.turnIndex === turnIndex);
  const [first] = own;
  if (first === undefined) return null;
  const x = px(first.startMs) - 3;
  const endMs = own.reduce((last, piece) => Math.max(last, piece.endMs), first.endMs);
  return <rect class="timeline-open" x={x} y={4} width={px(endMs) - x + 3} height={rows.error + 4} rx={4} />;
}
