// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { readConversation, readConversations, readFinished } from "./conversations/find-conversations.js";
import {
  readConversationPage,
  readEveryConversation,
  readNearest,
  readTopConversations,
} from "./conversations/read-conversation-page.js";
import { answerSql } from "./database/answer-sql.js";
import type { Depth } from "./database/figure-columns.js";
import { FigureDatabase } from "./database/figure-database.js";
import { ParquetRecords } from "./database/parquet-records.js";
import { exportRecords } from "./export/export-records.js";
import { readDistribution } from "./figures/read-distribution.js";
import { readLatency, readSlowestTurns } from "./figures/read-latency.js";
import { readOverview } from "./figures/read-overview.js";
import { readErrors, readQuality, readSavings } from "./figures/read-quality.js";
import { readTimeline } from "./figures/read-timeline.js";
import { readFilterValues, readGroups, readTotals } from "./figures/read-totals.js";
import type { RecordFilter } from "./figures/record-filter.js";
import { type Scope, scopeOf } from "./figures/scope.js";
import type { Dimension } from "./figures/totals.js";
import { wholeNumber } from "./figures/whole-number.js";
import { forecastFilter, forecastOf } from "./forecast/read-forecast.js";
import { withFreshList } from "./files/with-fresh-list.js";
import type { Store } from "./store.js";
import { tailRecords } from "./tail/tail-records.js";
import { compactDays } from "./upkeep/compact-days.js";
import { pruneDays } from "./upkeep/prune-days.js";

const overviewDimensions: ReadonlySet<Dimension> = new Set(["provider", "kind", "tier"]);

/**
 * Opens a directory that Turnspan writes to, `.turnspan` unless told otherwise. It need not exist yet, and nothing is
 * read until something is asked.
 */
export function openStore(dir: string): Store {
  const figures = new FigureDatabase(dir);
  const parquet = new ParquetRecords();
  const ask: FigureDatabase["ask"] = (filter, depth, question) =>
    withFreshList(() => figures.ask(filter, depth, question));
  const scoped = <T, Asked extends RecordFilter>(
    name: string,
    asked: Asked,
    depth: Depth,
    read: (connection: DuckDBConnection, scope: Scope, asked: Asked) => Promise<T>,
  ): Promise<T> =>
    withFreshList(() => figures.answer(name, asked, depth, (connection) => read(connection, scopeOf(asked), asked)));
  const timeline: Store["timeline"] = (filter = {}) => scoped("timeline", filter, "overview", readTimeline);

  return {
    dir,
    conversations: () => withFreshList(() => readConversations(dir, parquet)),
    conversation: (id) => withFreshList(() => readConversation(dir, parquet, id)),
    nearestConversations: async (id, limit = 3) => {
      const atMost = wholeNumber("limit", limit, 1, 100);
      return ask({}, "overview", (connection) => readNearest(connection, id, atMost));
    },
    listConversations: async (query = {}) => {
      const page = {
        ...query,
        limit: wholeNumber("limit", query.limit ?? 100, 0, 100_000),
        offset: wholeNumber("offset", query.offset ?? 0, 0, Number.MAX_SAFE_INTEGER),
      };
      return ask(query, "overview", (connection) => readConversationPage(connection, page));
    },
    everyConversation: (query, take) =>
      ask(query, "overview", (connection) => readEveryConversation(connection, query, take)),
    overview: (filter = {}) =>
      scoped("overview", filter, "overview", async (connection, _scope, asked) => ({
        ...(await readOverview(connection, asked)),
        malformed: figures.malformed(),
      })),
    totals: (filter = {}) => scoped("totals", filter, "overview", readTotals),
    groupBy: (dimension, filter = {}) =>
      scoped(`by ${dimension}`, filter, overviewDimensions.has(dimension) ? "overview" : "all", (connection, scope) =>
        readGroups(connection, scope, dimension),
      ),
    timeline,
    topConversations: async (filter = {}) => {
      const limit = wholeNumber("limit", filter.limit ?? 5, 0, 1000);
      return ask(filter, "overview", (connection) => readTopConversations(connection, filter, limit));
    },
    latency: (filter = {}) => scoped("latency", filter, "all", readLatency),
    distribution: async (filter = {}) => {
      const bins = wholeNumber("bins", filter.bins ?? 20, 1, 200);
      return scoped("distribution", filter, "all", (connection, scope) =>
        readDistribution(connection, scope, filter.of ?? "e2e", bins),
      );
    },
    slowestTurns: async (filter = {}) => {
      const limit = wholeNumber("limit", filter.limit ?? 10, 0, 10_000);
      return scoped("slowest", filter, "all", (connection, scope) => readSlowestTurns(connection, scope, limit));
    },
    quality: (filter = {}) => scoped("quality", filter, "all", readQuality),
    savings: (filter = {}) => scoped("savings", filter, "overview", readSavings),
    errors: (filter = {}) => scoped("errors", filter, "all", readErrors),
    forecast: async ({ now = new Date(), ...filter } = {}) =>
      forecastOf(await timeline({ ...forecastFilter(filter, now), bucket: "day" }), now),
    filterValues: (filter = {}) => scoped("values", filter, "all", readFilterValues),
    malformed: () => figures.malformed(),
    sql: async (text, options = {}) => {
      const maxRows = wholeNumber("maxRows", options.maxRows ?? 10_000, 1, 1_000_000);
      const timeoutMs = wholeNumber("timeoutMs", options.timeoutMs ?? 60_000, 1, 3_600_000);
      return withFreshList(() => answerSql(dir, text, { maxRows, timeoutMs, signal: options.signal }));
    },
    tail: (options = {}) => tailRecords(dir, options),
    compact: (options = {}) => compactDays(dir, parquet, options),
    prune: (options) => pruneDays(dir, options),
    exportRecords: (options) => withFreshList(() => exportRecords(dir, options)),
    finishedConversations: (filter = {}) => readFinished(dir, parquet, filter),
    close: async () => {
      await figures.close();
      await parquet.close();
    },
  };
}
