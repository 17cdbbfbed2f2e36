// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import { hrefOf } from "../../app/place.js";
import { type Column, DataTable } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { EmptyNote } from "../../parts/loaded.js";
import { Name } from "../../parts/name.js";
import { Panel } from "../../parts/panel.js";
import { Time } from "../../parts/time.js";
import { formatCount, formatLength, formatMs, formatUsd } from "../../text/figures.js";

interface TopPanelProps {
  readonly rows: readonly ConversationRow[];
  readonly query: Readonly<Record<string, string | null>>;
}

const columns: readonly Column<ConversationRow>[] = [
  {
    key: "conversation",
    title: "Conversation",
    cell: (row) => (
      <>
        <a href={`/conversations/${encodeURIComponent(row.conversation_id)}`}>
          <Name text={row.agent_name ?? row.conversation_id} />
        </a>
        <small>
          <Time at={row.started_at} as="moment" />
        </small>
      </>
    ),
  },
  {
    key: "cost",
    title: "Cost",
    align: "right",
    cell: ({ cost }) => <Figure text={formatUsd(cost)} />,
  },
  {
    key: "length",
    title: "Length",
    align: "right",
    cell: ({ duration_ms: ms }) => <Figure text={formatLength(ms)} why="It has not ended" />,
  },
  { key: "turns", title: "Turns", align: "right", cell: ({ turns }) => formatCount(turns) },
  {
    key: "p95",
    title: "e2e p95",
    align: "right",
    cell: (row) => <Figure text={formatMs(row.e2e_p95_ms)} why="No turn of it has a measured wait" />,
  },
];

/** The conversations that cost most. */
export function TopPanel({ rows, query }: TopPanelProps) {
  return (
    <Panel
      title="Which conversations cost most"
      aside={
        <a class="small" href={hrefOf("/conversations", { ...query, sort: "cost" })}>
          All of them
        </a>
      }
    >
      {rows.length === 0 ? (
        <EmptyNote title="No conversation of this range has a known cost" />
      ) : (
        <DataTable
          caption="The conversations that cost most"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.conversation_id}
          blocks={false}
        />
      )}
    </Panel>
  );
}
