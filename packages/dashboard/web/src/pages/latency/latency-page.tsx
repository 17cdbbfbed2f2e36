// SPDX-License-Identifier: Apache-2.0
import type { LatencyAnswer } from "../../../../src/lib/api/latency-answer.js";
import { useData } from "../../api/use-data.js";
import { changeQuery } from "../../app/history.js";
import { hrefOf } from "../../app/place.js";
import { useRefreshMs } from "../../app/settings.js";
import { Button } from "../../parts/button.js";
import { EmptyNote, Loaded } from "../../parts/loaded.js";
import { MalformedMark } from "../../parts/malformed-mark.js";
import { Page } from "../../parts/page.js";
import { ExportMenu } from "../../range/export-menu.js";
import { rangeText } from "../../range/range-text.js";
import { Waiting } from "../../range/waiting.js";
import { ScopeBar } from "../../range/scope-bar.js";
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
    <Page
      title="Where callers wait"
      sub={
        <>
          <span>{rangeText(scope.range)}</span>
          <MalformedMark malformed={latency.data?.malformed} />
        </>
      }
      actions={<ExportMenu scope={scope} />}
    >
      <ScopeBar scope={scope} />
      <Loaded answer={latency} skeleton={<Waiting />} empty={(data) => nothingIn(data, scope)}>
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
      </Loaded>
    </Page>
  );
}

function nothingIn({ e2e, models }: LatencyAnswer, { range }: Scope) {
  if (e2e.count > 0 || models.length > 0) return null;
  return (
    <EmptyNote title="No turn was measured in this range">
      <p>A turn is measured when the caller has spoken and the agent has answered aloud.</p>
      {range.choice !== "all" && (
        <p>
          <Button look="link" onClick={() => changeQuery({ range: "all", since: null, until: null })}>
            Show everything
          </Button>
        </p>
      )}
    </EmptyNote>
  );
}
