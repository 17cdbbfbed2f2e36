// SPDX-License-Identifier: Apache-2.0
import type { ErrorGroup, Timeline, Totals } from "@turnspan/store";
import { ChartPanel } from "../../charts/chart-panel.js";
import { useModel } from "../../charts/use-model.js";
import { EmptyNote } from "../../parts/loaded.js";
import { formatCounted } from "../../text/figures.js";
import { ErrorList } from "./error-list.js";
import { costModel, troubleModel, waitModel } from "./timeline-models.js";

interface TimelineProps {
  readonly timeline: Timeline;
}

/** Key of the charts whose cursors go together. */
const together = "overview";

const slotTitles = { hour: "Hour", day: "Day" } as const;

/** What was spent, by kind. */
export function CostChart({ timeline, totals }: TimelineProps & { readonly totals: Totals }) {
  const model = useModel(costModel, timeline);
  const unpriced = totals.unpriced_calls;
  return (
    <ChartPanel
      title="What it cost"
      label={`Cost by ${timeline.bucket}, by kind of request`}
      slotTitle={slotTitles[timeline.bucket]}
      model={model}
      height={248}
      together={together}
      note={unpriced === 0 ? undefined : `${formatCounted(unpriced, "request")} without a known price not included.`}
      empty={model.series.length === 0 ? <EmptyNote title="No request of this range has a known price" /> : null}
    />
  );
}

/** What callers waited. */
export function WaitChart({ timeline }: TimelineProps) {
  const model = useModel(waitModel, timeline);
  const isKnown = timeline.buckets.some(({ e2e_p50_ms }) => e2e_p50_ms !== null);
  return (
    <ChartPanel
      title="How long callers waited"
      label={`Median and 95th percentile of the turn's end-to-end latency by ${timeline.bucket}`}
      slotTitle={slotTitles[timeline.bucket]}
      model={model}
      together={together}
      empty={isKnown ? null : <EmptyNote title="No turn of this range has a measured wait" />}
    />
  );
}

/** What failed, and what another provider answered. */
export function TroubleChart({ timeline, errors }: TimelineProps & { readonly errors: readonly ErrorGroup[] }) {
  const model = useModel(troubleModel, timeline);
  const isQuiet = timeline.buckets.every(({ failed_calls, fallback_calls }) => failed_calls + fallback_calls === 0);
  return (
    <ChartPanel
      title="What went wrong"
      label={`Failed requests and those a fallback answered, by ${timeline.bucket}`}
      slotTitle={slotTitles[timeline.bucket]}
      model={model}
      height={errors.length === 0 ? 200 : 140}
      together={together}
      empty={isQuiet ? <EmptyNote title="No request failed, and none needed a fallback" /> : null}
      below={<ErrorList errors={errors} />}
    />
  );
}
