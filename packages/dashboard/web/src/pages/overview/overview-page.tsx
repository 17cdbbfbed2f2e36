// SPDX-License-Identifier: Apache-2.0
import type { DeliveryAnswer } from "../../../../src/lib/api/delivery-answer.js";
import type { ForecastAnswer } from "../../../../src/lib/api/forecast-answer.js";
import type { OverviewAnswer } from "../../../../src/lib/api/overview-answer.js";
import { type Answer, useData } from "../../api/use-data.js";
import { hrefOf } from "../../app/place.js";
import { useRefreshMs, useSettings } from "../../app/settings.js";
import { NothingInRange } from "../../range/nothing-in-range.js";
import { RangePage } from "../../range/range-page.js";
import { type Scope, useScope } from "../../range/scope.js";
import { DeliveryPanel } from "./delivery-panel.js";
import { ForecastPanel } from "./forecast-panel.js";
import { GroupPanel } from "./group-panel.js";
import { OverviewCards } from "./overview-cards.js";
import { CostChart, TroubleChart, WaitChart } from "./timeline-charts.js";
import { TopPanel } from "./top-panel.js";
import "./overview.css";

/** The first look: what was spent, how long callers waited, and what went wrong. */
export function OverviewPage() {
  const scope = useScope();
  const everyMs = useRefreshMs();
  const dir = useSettings()?.dir;
  const overview = useData<OverviewAnswer>(hrefOf("/api/overview", scope.query), { everyMs, keep: true });
  // Asked beside it, not after it.
  const forecast = useData<ForecastAnswer>(hrefOf("/api/forecast", scope.narrowed), { everyMs, keep: true });
  const delivery = useData<DeliveryAnswer>("/api/delivery", { everyMs });
  return (
    <RangePage
      title="How your agents are doing"
      scope={scope}
      answer={overview}
      timeline
      empty={(data) => nothingIn(data, scope, dir)}
    >
      {(data) => <Figures overview={data} scope={scope} forecast={forecast} delivery={delivery} />}
    </RangePage>
  );
}

interface FiguresProps {
  readonly overview: OverviewAnswer;
  readonly scope: Scope;
  readonly forecast: Answer<ForecastAnswer>;
  readonly delivery: Answer<DeliveryAnswer>;
}

function Figures({ overview, scope, forecast, delivery }: FiguresProps) {
  const { totals, timeline } = overview;
  return (
    <>
      <OverviewCards overview={overview} />
      <div class="wide-narrow">
        <CostChart timeline={timeline} totals={totals} />
        <ForecastPanel answer={forecast} />
      </div>
      <div class="halves">
        <WaitChart timeline={timeline} />
        <TroubleChart timeline={timeline} errors={overview.errors} />
      </div>
      <div class="halves">
        <GroupPanel title="Which provider it went to" by="provider" groups={overview.by_provider} query={scope.query} />
        <GroupPanel title="Which tier it went to" by="tier" groups={overview.by_tier} query={scope.query} />
      </div>
      <div class="wide-narrow">
        <TopPanel rows={overview.top_conversations} query={scope.query} />
        <DeliveryPanel answer={delivery} />
      </div>
    </>
  );
}

function nothingIn({ totals }: OverviewAnswer, { range }: Scope, dir: string | undefined) {
  if (totals.calls > 0 || totals.conversations > 0 || totals.turns > 0) return null;
  return (
    <NothingInRange title="Nothing was recorded in this range" range={range}>
      Call <code>observe(session)</code> in an agent, and what it does is here as soon as its first request is answered
      {dir === undefined ? (
        "."
      ) : (
        <>
          {" "}
          and written to <code>{dir}</code>.
        </>
      )}
    </NothingInRange>
  );
}
