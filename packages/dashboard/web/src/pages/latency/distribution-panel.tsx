// SPDX-License-Identifier: Apache-2.0
import type { SegmentLatency } from "@turnspan/store";
import type { DistributionAnswer } from "../../../../src/lib/api/latency-answer.js";
import { useData } from "../../api/use-data.js";
import { usePlace } from "../../app/history.js";
import { hrefOf } from "../../app/place.js";
import { ChartPanel } from "../../charts/chart-panel.js";
import { useModel } from "../../charts/use-model.js";
import { SelectFilter } from "../../parts/filter-bar.js";
import { EmptyNote, Loaded, Skeleton } from "../../parts/loaded.js";
import { Panel } from "../../parts/panel.js";
import { formatCounted, formatMs } from "../../text/figures.js";
import { segmentLabel } from "../../text/segments.js";
import { distributionModel } from "./distribution-model.js";

interface DistributionPanelProps {
  readonly segments: readonly SegmentLatency[];
  readonly query: Readonly<Record<string, string | null>>;
  readonly everyMs: number | undefined;
}

const title = "How the wait is spread";
const bins = 40;

/** How many turns waited how long: all in all, or in one segment. */
export function DistributionPanel({ segments, query, everyMs }: DistributionPanelProps) {
  const of = usePlace().query["of"] ?? "e2e";
  const answer = useData<DistributionAnswer>(hrefOf("/api/distribution", { ...query, of, bins }), {
    everyMs,
    keep: true,
  });
  const choice = (
    <SelectFilter
      name="of"
      label="of"
      any="the whole turn"
      options={segments.map(({ name }) => [name, segmentLabel(name)] as const)}
    />
  );
  if (answer.data === null) {
    return (
      <Panel title={title} aside={choice}>
        <Loaded answer={answer} skeleton={<Skeleton lines={6} />}>
          {() => null}
        </Loaded>
      </Panel>
    );
  }
  return <Spread distribution={answer.data} choice={choice} />;
}

function Spread({
  distribution,
  choice,
}: {
  readonly distribution: DistributionAnswer;
  readonly choice: preact.JSX.Element;
}) {
  const model = useModel(distributionModel, distribution);
  const { of, figures } = distribution;
  const name = of === "e2e" ? "the whole turn" : segmentLabel(of);
  return (
    <ChartPanel
      title={title}
      label={`Turns by how long they waited, ${name}`}
      slotTitle="Wait"
      model={model}
      height={270}
      aside={choice}
      note={`${formatCounted(figures.count, "turn")}, mean ${formatMs(figures.mean_ms)}, slowest ${formatMs(figures.max_ms)}. The last bar takes all that are slower.`}
      empty={figures.count === 0 ? <EmptyNote title="No turn of this range has it" /> : null}
    />
  );
}
