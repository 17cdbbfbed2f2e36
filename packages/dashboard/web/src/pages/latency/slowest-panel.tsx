// SPDX-License-Identifier: Apache-2.0
import type { SlowTurn } from "@turnspan/store";
import { useState } from "preact/hooks";
import { hrefOf } from "../../app/place.js";
import { Button } from "../../parts/button.js";
import { type Column, DataTable } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { EmptyNote } from "../../parts/loaded.js";
import { Name } from "../../parts/name.js";
import { Panel } from "../../parts/panel.js";
import { SegmentBar } from "../../parts/segment-bar.js";
import { Time } from "../../parts/time.js";
import { formatCount, formatMs } from "../../text/figures.js";
import { segmentLabel } from "../../text/segments.js";

const few = 10;

/** The turns whose callers waited longest, all to one scale. */
export function SlowestPanel({ turns }: { readonly turns: readonly SlowTurn[] }) {
  const [all, setAll] = useState(false);
  const scaleMs = turns[0]?.e2e_ms ?? 0;
  const shown = all ? turns : turns.slice(0, few);
  return (
    <Panel
      title="Which turns were slowest"
      aside={turns.length > 0 && <span class="quiet small">bars from 0 to {formatMs(scaleMs)}</span>}
    >
      {turns.length === 0 ? (
        <EmptyNote title="No turn of this range has a measured wait" />
      ) : (
        <DataTable
          caption="The slowest turns"
          columns={columnsTo(scaleMs)}
          rows={shown}
          rowKey={({ turn_id }) => turn_id}
        />
      )}
      {shown.length < turns.length && (
        <p class="more">
          <Button look="link" onClick={() => setAll(true)}>
            Show {formatCount(turns.length)}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function columnsTo(scaleMs: number): readonly Column<SlowTurn>[] {
  return [
    {
      key: "turn",
      title: "Turn",
      cell: (turn) => (
        <>
          <a href={hrefOf(`/conversations/${encodeURIComponent(turn.conversation_id)}`, { turn: turn.turn_index })}>
            <Name text={turn.agent_name ?? turn.conversation_id} />, turn {turn.turn_index}
          </a>
          <small>
            <Time at={turn.started_at} as="moment" />
          </small>
        </>
      ),
    },
    {
      key: "bar",
      title: "Where the caller waited",
      cell: ({ segments }) => <SegmentBar segments={segments} scaleMs={scaleMs} />,
    },
    { key: "most", title: "Most of it", cell: ({ segments }) => longestOf(segments) },
    {
      key: "waited",
      title: "Waited",
      align: "right",
      cell: ({ e2e_ms: ms }) => formatMs(ms),
      sortBy: ({ e2e_ms: ms }) => ms,
    },
    {
      key: "residual",
      title: "Residual",
      align: "right",
      cell: ({ residual_ms: ms }) => <Figure text={formatMs(ms)} />,
      sortBy: ({ residual_ms: ms }) => ms,
    },
  ];
}

/** The longest segment, named. */
function longestOf(segments: SlowTurn["segments"]): string {
  const [first, ...rest] = segments;
  if (first === undefined) return "–";
  const { name, ms } = rest.reduce((longest, segment) => (segment.ms > longest.ms ? segment : longest), first);
  return `${segmentLabel(name)} ${formatMs(ms)}`;
}
