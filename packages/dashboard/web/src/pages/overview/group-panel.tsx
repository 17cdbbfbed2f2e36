// SPDX-License-Identifier: Apache-2.0
import type { Group } from "@turnspan/store";
import { ShareBar } from "../../charts/share-bar.js";
import { hrefOf } from "../../app/place.js";
import { type Column, DataTable } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { EmptyNote } from "../../parts/loaded.js";
import { Name } from "../../parts/name.js";
import { Panel } from "../../parts/panel.js";
import { formatCount, formatShare, formatUsd } from "../../text/figures.js";

interface GroupPanelProps {
  /** The question that it answers. */
  readonly title: string;
  readonly by: "provider" | "tier";
  readonly groups: readonly Group[];
  /** Of the page, for links to the conversations behind a figure. */
  readonly query: Readonly<Record<string, string | null>>;
}

const names = { provider: "Provider", tier: "Tier" } as const;
const unnamed = { provider: "no provider", tier: "no tier" } as const;

/** What each of a field's values cost. */
export function GroupPanel({ title, by, groups, query }: GroupPanelProps) {
  const columns: readonly Column<Group>[] = [
    {
      key: "value",
      title: names[by],
      cell: ({ value }) =>
        value === null ? (
          <span class="quiet">{unnamed[by]}</span>
        ) : (
          <a href={hrefOf("/conversations", { ...query, [by]: value })}>
            <Name text={value} />
          </a>
        ),
      sortBy: ({ value }) => value,
    },
    { key: "bar", title: "Of the cost", cell: ({ cost_share: share }) => <ShareBar share={share} />, wideOnly: true },
    {
      key: "share",
      title: "Share",
      align: "right",
      cell: ({ cost_share: share }) => <Figure text={formatShare(share)} why="No request of it has a known price" />,
      sortBy: ({ cost_share: share }) => share,
    },
    {
      key: "cost",
      title: "Cost",
      align: "right",
      cell: ({ cost }) => <Figure text={formatUsd(cost)} why="No request of it has a known price" />,
      sortBy: ({ cost }) => cost,
    },
    {
      key: "calls",
      title: "Requests",
      align: "right",
      cell: ({ calls }) => formatCount(calls),
      sortBy: ({ calls }) => calls,
    },
    {
      key: "failed",
      title: "Failed",
      align: "right",
      cell: ({ failed_calls: failed }) => <span class={failed > 0 ? "bad" : "quiet"}>{formatCount(failed)}</span>,
      sortBy: ({ failed_calls: failed }) => failed,
    },
  ];
  return (
    <Panel title={title}>
      {groups.length === 0 ? (
        <EmptyNote title="There was no request" />
      ) : (
        <DataTable caption={title} columns={columns} rows={groups} rowKey={({ value }) => value ?? ""} blocks={false} />
      )}
    </Panel>
  );
}
