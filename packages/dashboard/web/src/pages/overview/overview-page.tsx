// SPDX-License-Identifier: Apache-2.0
import type { DeliveryAnswer } from "../../../../src/lib/api/delivery-answer.js";
import type { ForecastAnswer } from "../../../../src/lib/api/forecast-answer.js";
import type { OverviewAnswer } from "../../../../src/lib/api/overview-answer.js";
import { type Answer, useData } from "../../api/use-data.js";
import { hrefOf } from "../../app/place.js";
import { useRefreshMs, useSettings } from "../../app/settings.js";
import { EmptyNote, Loaded } from "../../parts/loaded.js";
import { MalformedMark } from "../../parts/malformed-mark.js";
import { Page } from "../../parts/page.js";
import { Button } from "../../parts/button.js";
import { changeQuery } from "../../app/history.js";
import { ExportMenu } from "../../range/export-menu.js";
import { rangeText } from "../../range/range-text.js";
import { Waiting } from "../../range/waiting.js";
import { ScopeBar } from "../../range/scope-bar.js";
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
    <Page
      title="How your agents are doing"
      sub={
        <>
          <span>{rangeText(scope.range)}</span>
          <MalformedMark malformed={overview.data?.malformed} />
        </>
      }
      actions={<ExportMenu scope={scope} timeline />}
    >
      <ScopeBar scope={scope} />
      <Loaded answer={overview} skeleton={<Waiting />} empty={(data) => nothingIn(data, scope, dir)}>
        {(data) => <Figures overview={data} scope={scope} forecast={forecast} delivery={delivery} />}
      </Loaded>
    </Page>
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
    <EmptyNote title="Nothing was recorded in this range">
      <p>
        Call <code>observe(session)</code> in an agent, and what it does is here as soon as its first request is
        answered
        {dir === undefined ? (
          "."
        ) : (
          <>
            {" "}
            and written to <code>{dir}</code>.
          </>
        )}
      </p>
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
