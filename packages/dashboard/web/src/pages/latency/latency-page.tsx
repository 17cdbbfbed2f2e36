// SPDX-License-Identifier: Apache-2.0
import type { LatencyAnswer } from "../../../../src/lib/api/latency-answer.js";
import { useData } from "../../api/use-data.js";
import { hrefOf } from "../../app/place.js";
import { useRefreshMs } from "../../app/settings.js";
import { NothingInRange } from "../../range/nothing-in-range.js";
import { RangePage } from "../../range/range-page.js";
import { type Scope, useScope } from "../../range/scope.js";
import { DistributionPanel } from "./distribution-panel.js";
import { LatencyCards } from "./latency-cards.js";
import { ModelPanel } from "./model-panel.js";
import { ReportedPanel } from "./reported-panel.js";
import { SegmentPanel } from "./segment-panel.js";
import { SlowestPanel } from "./slowest-panel.js";
import "./latency.css";

/** What the caller's wait is made of. */
export function LatencyPage() {
  const scope = useScope();
  const everyMs = useRefreshMs();
  const latency = useData<LatencyAnswer>(hrefOf("/api/latency", scope.query), { everyMs, keep: true });
  return (
    <RangePage title="Where callers wait" scope={scope} answer={latency} empty={(data) => nothingIn(data, scope)}>
      {(data) => (
        <>
          <LatencyCards latency={data} />
          <SegmentPanel segments={data.segments} />
          <DistributionPanel segments={data.segments} query={scope.query} everyMs={everyMs} />
          <SlowestPanel turns={data.slowest_turns} />
          <ModelPanel models={data.models} />
          <ReportedPanel parts={data.parts} />
        </>
      )}
    </RangePage>
  );
}

function nothingIn({ e2e, models }: LatencyAnswer, { range }: Scope) {
  if (e2e.count > 0 || models.length > 0) return null;
  return (
    <NothingInRange title="No turn was measured in this range" range={range}>
      A turn is measured when the caller has spoken and the agent has answered aloud.
    </NothingInRange>
  );
}
