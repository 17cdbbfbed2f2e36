// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo } from "preact/hooks";
import type { TurnRecord } from "@turnspan/records";
import type { CallGlance, ConversationAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { EmptyNote } from "../../../parts/loaded.js";
import { Legend } from "../../../parts/legend.js";
import { Panel } from "../../../parts/panel.js";
import { moveFocus } from "../../../parts/move-focus.js";
import { useVirtualRows } from "../../../parts/use-virtual-rows.js";
import { formatMs } from "../../../text/figures.js";
import { segmentKind, segmentKinds } from "../../../text/segments.js";
import { TurnRow } from "./turn-row.js";
import { waitScale } from "./wait-scale.js";
import "./waits.css";

interface WaitsPanelProps {
  readonly data: ConversationAnswer;
  /** Address of the conversation's data. */
  readonly url: string;
  /** The turn that is open. */
  readonly turnIndex: number | null;
  readonly onTurn: (turnIndex: number | null) => void;
}

/** Every turn's wait to one scale, cut into what it was spent on. Thousands of turns are one list of which a window's worth is made. */
export function WaitsPanel({ data, url, turnIndex, onTurn }: WaitsPanelProps) {
  const { turns, calls, run, transcript } = data;
  const scaleMs = useMemo(() => waitScale(turns.map((turn) => turn.latency.e2e_ms ?? 0)), [turns]);
  const failures = useMemo(() => failuresByTurn(calls), [calls]);
  const virtual = useVirtualRows({ count: turns.length, rowPx: 53, coveredPx: 34 });
  const { list, totalPx, rows, measure, scrollTo } = virtual;

  // A turn that is opened from elsewhere, by the address or the timeline, comes into sight; one that is in sight stays where it is.
  const shown = turnIndex === null ? -1 : turns.findIndex((turn) => turn.turn_index === turnIndex);
  useEffect(() => {
    const row = list.current?.querySelector(`[data-index="${shown}"]`);
    if (shown >= 0 && !isInSight(row)) scrollTo(shown, "start");
  }, [turnIndex, shown >= 0]);

  return (
    <Panel title="Where the caller waited" aside={<Legend items={legendOf(turns)} />}>
      {turns.length === 0 ? (
        <EmptyNote title={run.status === "running" ? "No turn has ended yet." : "No turn is recorded."}>
          {run.status === "running"
            ? "The first one comes here as soon as it ends."
            : run.turns === 0 && "The conversation ended before one did."}
        </EmptyNote>
      ) : (
        <>
          <div class="turns-head" aria-hidden="true">
            <span>Turn</span>
            <span>{transcript.captured ? "Caller said" : "Who spoke"}</span>
            <span class="turns-scale">
              <span>0</span>
              <span class="turns-from">from the end of the caller’s speech to the first sound of the answer</span>
              <span>{formatMs(scaleMs)}</span>
            </span>
            <span class="num">Waited</span>
            <span class="num turn-cost">Cost</span>
          </div>
          <div
            ref={list}
            class="turns"
            role="list"
            aria-label="Turns"
            style={{ height: `${totalPx}px` }}
            onKeyDown={(event) => moveFocus(event, virtual, ".turn-row", turns.length)}
          >
            {rows.map(({ index, topPx }) => {
              const turn = turns[index];
              if (turn === undefined) return null;
              return (
                <div
                  key={turn.turn_id}
                  ref={measure}
                  data-index={index}
                  class="turn"
                  role="listitem"
                  aria-setsize={turns.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${topPx}px)` }}
                >
                  <TurnRow
                    turn={turn}
                    failedCalls={failures.get(turn.turn_index) ?? 0}
                    scaleMs={scaleMs}
                    open={turn.turn_index === turnIndex}
                    running={run.status === "running"}
                    url={`${url}/turns/${turn.turn_index}`}
                    startedAt={run.started_at}
                    transcriptWhy={transcript.why}
                    onTurn={onTurn}
                  />
                </div>
              );
            })}
          </div>
        </>
      )}
    </Panel>
  );
}

/** The kinds of segments that these turns have, in the order in which a turn goes through them. */
function legendOf(turns: readonly TurnRecord[]) {
  const present = new Set(turns.flatMap((turn) => turn.latency.segments.map(({ name }) => segmentKind(name).key)));
  return segmentKinds
    .filter((kind) => present.has(kind.key))
    .map(({ key, label, color, meaning }) => ({
      label,
      color,
      hatched: key === "residual",
      tip: `The caller waited for ${meaning}.`,
    }));
}

function failuresByTurn(calls: readonly CallGlance[]): ReadonlyMap<number, number> {
  const failures = new Map<number, number>();
  for (const { success, turn_index: index } of calls) {
    if (!success && index !== null) failures.set(index, (failures.get(index) ?? 0) + 1);
  }
  return failures;
}

function isInSight(row: Element | null | undefined): boolean {
  const topPx = row?.getBoundingClientRect().top;
  return topPx !== undefined && topPx >= 0 && topPx < innerHeight - 120;
}
