// SPDX-License-Identifier: Apache-2.0
import type { SegmentLatency } from "@turnspan/store";
import { ShareBar } from "../../charts/share-bar.js";
import { ShareStack } from "../../charts/share-stack.js";
import { type Column, DataTable } from "../../parts/data-table.js";
import { Figure } from "../../parts/figure.js";
import { Swatch } from "../../parts/legend.js";
import { EmptyNote } from "../../parts/loaded.js";
import { Name } from "../../parts/name.js";
import { Panel } from "../../parts/panel.js";
import { formatCount, formatMs, formatShare } from "../../text/figures.js";
import { segmentKind, segmentLabel } from "../../text/segments.js";

/** Which segment slow turns wait for, beside what all turns wait for. */
export function SegmentPanel({ segments }: { readonly segments: readonly SegmentLatency[] }) {
  if (segments.length === 0) {
    return (
      <Panel title="What slow turns wait for">
        <EmptyNote title="No turn of this range has a measured wait" />
      </Panel>
    );
  }
  return (
    <Panel title="What slow turns wait for" aside={<Costliest segment={segments[0]} />}>
      <div class="stacks">
        <Stack name="Slowest 5 %" segments={segments} shareOf={(segment) => segment.share_of_p95} />
        <Stack name="All turns" segments={segments} shareOf={(segment) => segment.share} />
      </div>
      <DataTable
        caption="Segments of the wait"
        columns={columns}
        rows={segments}
        rowKey={({ name }) => name}
        blocks={false}
      />
    </Panel>
  );
}

/** The segment that the p95 turn pays for most. */
function Costliest({ segment }: { readonly segment: SegmentLatency | undefined }) {
  if (segment === undefined) return null;
  return (
    <span class="second small">
      most for <b>{segmentLabel(segment.name)}</b>, {formatShare(segment.share_of_p95)} of their wait
    </span>
  );
}

interface StackProps {
  readonly name: string;
  readonly segments: readonly SegmentLatency[];
  readonly shareOf: (segment: SegmentLatency) => number | null;
}

function Stack({ name, segments, shareOf }: StackProps) {
  return (
    <>
      <span>{name}</span>
      <ShareStack
        label={name}
        parts={segments.map((segment) => {
          const { key, color } = segmentKind(segment.name);
          return { name: segmentLabel(segment.name), color, hatched: key === "residual", share: shareOf(segment) };
        })}
      />
    </>
  );
}

const ms = (key: string, title: string, value: (segment: SegmentLatency) => number | null): Column<SegmentLatency> => ({
  key,
  title,
  align: "right",
  cell: (segment) => <Figure text={formatMs(value(segment))} />,
  sortBy: value,
});

const columns: readonly Column<SegmentLatency>[] = [
  {
    key: "name",
    title: "Segment",
    cell: ({ name }) => {
      const { key, color, meaning } = segmentKind(name);
      return (
        <span class="named" data-tip={`waits for ${meaning}`}>
          <Swatch color={color} hatched={key === "residual"} /> <Name text={segmentLabel(name)} />
        </span>
      );
    },
    sortBy: ({ name }) => segmentLabel(name),
  },
  {
    key: "bar",
    title: "Slowest 5 %",
    cell: ({ name, share_of_p95: share }) => {
      const { key, color } = segmentKind(name);
      return <ShareBar share={share} color={color} hatched={key === "residual"} />;
    },
    wideOnly: true,
  },
  {
    key: "slow",
    title: "Their wait",
    align: "right",
    cell: ({ share_of_p95: share }) => <Figure text={formatShare(share)} />,
    sortBy: ({ share_of_p95: share }) => share,
  },
  {
    key: "share",
    title: "All wait",
    align: "right",
    cell: ({ share }) => <Figure text={formatShare(share)} />,
    sortBy: ({ share }) => share,
  },
  ms("p50", "p50", ({ p50_ms: value }) => value),
  ms("p95", "p95", ({ p95_ms: value }) => value),
  ms("p99", "p99", ({ p99_ms: value }) => value),
  ms("max", "Slowest", ({ max_ms: value }) => value),
  {
    key: "turns",
    title: "Turns with it",
    align: "right",
    cell: ({ count }) => formatCount(count),
    sortBy: ({ count }) => count,
  },
];
