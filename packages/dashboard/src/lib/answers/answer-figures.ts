// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import type { FiltersAnswer } from "../api/filters-answer.js";
import type { ForecastAnswer } from "../api/forecast-answer.js";
import type { DistributionAnswer, LatencyAnswer } from "../api/latency-answer.js";
import type { OverviewAnswer } from "../api/overview-answer.js";
import { type Query, readChoice, readCount, readFilter, readText } from "../asking/read-query.js";
import { malformedAnswer } from "./malformed.js";

const slowestTurns = 25;

export async function answerOverview(store: Store, query: Query): Promise<OverviewAnswer> {
  const filter = readFilter(query);
  const bucket = readChoice("bucket", query["bucket"], ["hour", "day", "auto"] as const) ?? "auto";
  const [overview, quality, errors] = await Promise.all([
    store.overview({ ...filter, bucket }),
    store.quality(filter),
    store.errors(filter),
  ]);
  return { ...overview, malformed: malformedAnswer(overview.malformed), quality, errors };
}

export async function answerForecast(store: Store, query: Query): Promise<ForecastAnswer> {
  const { since: _since, until: _until, ...filter } = readFilter(query);
  return store.forecast(filter);
}

export async function answerLatency(store: Store, query: Query): Promise<LatencyAnswer> {
  const filter = readFilter(query);
  const [report, slowest] = await Promise.all([
    store.latency(filter),
    store.slowestTurns({ ...filter, limit: slowestTurns }),
  ]);
  return { ...report, slowest_turns: slowest, malformed: malformedAnswer(store.malformed()) };
}

export async function answerDistribution(store: Store, query: Query): Promise<DistributionAnswer> {
  const of = readText("of", query["of"]) ?? "e2e";
  return store.distribution({ ...readFilter(query), of, bins: readCount("bins", query["bins"], 1, 200) ?? 40 });
}

export async function answerFilters(store: Store, query: Query): Promise<FiltersAnswer> {
  return store.filterValues(readFilter(query));
}
