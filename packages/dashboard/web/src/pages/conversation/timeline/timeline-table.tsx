// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Button } from "../../../parts/button.js";
import { type Column, DataTable } from "../../../parts/data-table.js";
import { formatMs } from "../../../text/figures.js";
import { formatOffset } from "../../../text/times.js";
import type { Timeline } from "./timeline.js";

interface Row {
  readonly key: string;
  readonly startMs: number;
  /** Null of a moment, and of what has no known end. */
  readonly lastedMs: number | null;
  readonly turnIndex: number | null;
  readonly text: string;
}

/** The timeline in words, for whoever can't or won't read the drawing; made when it is opened. */
export function TimelineTable({
  timeline,
  onTurn,
}: {
  readonly timeline: Timeline;
  readonly onTurn: (turnIndex: number) => void;
}) {
  const [open, setOpen] = useState(false);
  const columns: readonly Column<Row>[] = [
    { key: "at", title: "At", align: "right", cell: (row) => formatOffset(row.startMs), sortBy: (row) => row.startMs },
    {
      key: "lasted",
      title: "Lasted",
      align: "right",
      cell: (row) => (row.lastedMs === null ? "" : formatMs(row.lastedMs)),
      sortBy: (row) => row.lastedMs,
    },
    { key: "what", title: "What", cell: (row) => row.text },
    {
      key: "turn",
      title: "Turn",
      align: "right",
      cell: ({ turnIndex }) =>
        turnIndex === null ? (
          ""
        ) : (
          <Button look="link" onClick={() => onTurn(turnIndex)}>
            {turnIndex}
          </Button>
        ),
      sortBy: (row) => row.turnIndex,
    },
  ];
  return (
    <details class="behind" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && (
        <DataTable
          caption="Who spoke when, and what happened"
          columns={columns}
          rows={rowsOf(timeline)}
          rowKey={(row) => row.key}
          blocks={false}
        />
      )}
    </details>
  );
}

function rowsOf({ pieces, marks }: Timeline): Row[] {
  const lasting = pieces.map(({ startMs, endMs, turnIndex, open, text }, index): Row => ({
    key: `piece${index}`,
    startMs,
    lastedMs: open ? null : endMs - startMs,
    turnIndex,
    text,
  }));
  const moments = marks.map(({ atMs, turnIndex, text }, index): Row => ({
    key: `mark${index}`,
    startMs: atMs,
    lastedMs: null,
    turnIndex,
    text,
  }));
  return [...lasting, ...moments].toSorted((a, b) => a.startMs - b.startMs);
}
