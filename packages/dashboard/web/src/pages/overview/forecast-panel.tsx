// SPDX-License-Identifier: Apache-2.0
import type { ForecastAnswer } from "../../../../src/lib/api/forecast-answer.js";
import type { Answer } from "../../api/use-data.js";
import { Figure } from "../../parts/figure.js";
import { Loaded, Skeleton } from "../../parts/loaded.js";
import { Panel } from "../../parts/panel.js";
import { formatCount, formatCounted, formatUsd } from "../../text/figures.js";
import { forecastMethod, monthName } from "./forecast-text.js";
import { RangeTrack } from "./range-track.js";

/** What the current month will have cost, whatever range the page shows. */
export function ForecastPanel({ answer }: { readonly answer: Answer<ForecastAnswer> }) {
  return (
    <Panel title="What the month will cost" padded>
      <Loaded answer={answer} skeleton={<Skeleton lines={4} />}>
        {(forecast) => <Forecast forecast={forecast} />}
      </Loaded>
    </Panel>
  );
}

function Forecast({ forecast }: { readonly forecast: ForecastAnswer }) {
  const { spent, estimate, low, high, month, days_left: daysLeft, unpriced_calls: unpriced } = forecast;
  return (
    <div class="forecast">
      <p class="quiet small">{monthName(month)}, estimate</p>
      <p class="big">
        <Figure text={formatUsd(estimate)} why={forecastMethod(forecast)} />
      </p>
      {low !== null && high !== null && (
        <p class="second small">
          8 of 10 times between {formatUsd(low)} and {formatUsd(high)}
        </p>
      )}
      <RangeTrack spent={spent} estimate={estimate} low={low} high={high} />
      <dl class="pairs">
        <div>
          <dt>Spent so far</dt>
          <dd>
            <Figure text={formatUsd(spent)} why="No request of this month has a known price" />
          </dd>
        </div>
        <div>
          <dt>Days left after today</dt>
          <dd>{formatCount(daysLeft)}</dd>
        </div>
      </dl>
      <p class="quiet small">
        {forecastMethod(forecast)}
        {unpriced > 0 && ` ${formatCounted(unpriced, "request")} without a known price not included.`}
      </p>
    </div>
  );
}
