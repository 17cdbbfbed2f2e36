// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { nameOf } from "./field.js";
import { bars, figure, shares, sqlFigure, sqlTable, table, timeSeries } from "./panel.js";
import { increase, percentile, spans } from "./query.js";
import { inScope, scopeVariables } from "./scope.js";
import { flag, hasNumber, inRange, inSqlScope, number, percentileSql, spanTable, text } from "./sql.js";

const filter = inScope("agent");
/** A stream of speech to text lasts as long as it listens, which says nothing about speed. */
const timedCall = `NOT (${text("callKind")} = 'stt' AND ${flag("callStreamed")})`;
const conversations = inScope("agent", only.conversations);
const costBy = (key: "callKind" | "agentName" | "tenant", title: string) =>
  bars({ title, about: "Estimated.", unit: "currencyUSD", query: increase("cost", { filter, by: [key] }) });

/** What conversations cost, of what, and for whom. */
export const cost = dashboard({
  name: "turnspan-cost",
  title: "Cost",
  about: "Estimated cost in USD from the dated price book. Requests without a known price count nothing.",
  variables: scopeVariables,
  sections: [
    {
      title: "Sums",
      panels: {
        total: {
          width: 3,
          panel: figure({
            title: "Cost",
            about: "Of the chosen time.",
            unit: "currencyUSD",
            query: increase("cost", { filter }),
          }),
        },
        "month-to-date": {
          width: 3,
          panel: sqlFigure({
            title: "Month to date",
            about: "Conversations that began since the first of the month (UTC), whatever time is chosen.",
            unit: "currencyUSD",
            sql: `SELECT sum(${number("workflowCostTotal")}) AS value
FROM ${spanTable}
WHERE name = 'conversation'
  AND timestamp >= toStartOfMonth(now('UTC'))
  AND ts_bucket_start >= toUnixTimestamp(toDateTime(toStartOfMonth(now('UTC')))) - 1800
  AND ${inSqlScope}`,
          }),
        },
        "per-minute": {
          width: 3,
          panel: sqlFigure({
            title: "Cost a minute",
            about:
              "Of all conversations that ended, telephony and platform too, divided by their minutes. What has no known price costs nothing.",
            unit: "currencyUSD",
            sql: `SELECT sum(${number("workflowCostTotal")}) / nullIf(sum(${number("workflowDuration")}) / 60000, 0) AS value
FROM ${spanTable}
WHERE name = 'conversation'
  AND ${inRange}
  AND ${inSqlScope}`,
          }),
        },
        savings: {
          width: 3,
          panel: figure({
            title: "Savings",
            about: "The same usage on the premium tier of the same provider, minus the cost.",
            unit: "currencyUSD",
            query: spans(`sum(${nameOf("workflowCostSavings")})`, { filter: conversations }),
          }),
        },
      },
    },
    {
      title: "Over time",
      panels: {
        "by-kind": { width: 6, panel: costBy("callKind", "By kind") },
        "by-model": {
          width: 6,
          panel: bars({
            title: "By model",
            about: "Estimated, speech models too.",
            unit: "currencyUSD",
            query: increase("cost", { filter, by: ["requestModel"] }),
          }),
        },
        "by-agent": { width: 6, panel: costBy("agentName", "By agent") },
        "by-tenant": { width: 6, panel: costBy("tenant", "By tenant; without one, one line") },
        "conversation-cost": {
          width: 6,
          panel: timeSeries({
            title: "Conversation p95",
            about: "One conversation in twenty costs more.",
            unit: "currencyUSD",
            query: percentile("conversationCost", "p95", { filter, by: ["agentName"] }),
          }),
        },
        share: {
          width: 6,
          panel: shares({
            title: "Shares",
            about: "Of the chosen time.",
            unit: "currencyUSD",
            query: increase("cost", { filter, by: ["callKind"] }),
          }),
        },
      },
    },
    {
      title: "Which requests and conversations",
      panels: {
        "by-provider": {
          width: 12,
          panel: sqlTable({
            title: "Requests by provider and kind",
            about:
              "As `turnspan stats` counts: percentiles exact, without streams of speech to text, which last as long as the caller talks.",
            sql: `SELECT ${text("callProvider")} AS provider, ${text("callKind")} AS kind, count() AS requests,
  countIf(has_error) AS failed, round(100 * countIf(NOT has_error) / count(), 2) AS success_percent,
  if(countIf(${hasNumber("usageCost")}) = 0, NULL, round(sum(${number("usageCost")}), 6)) AS cost_usd,
  round(${percentileSql(0.5, "duration_nano", timedCall)} / 1e9, 3) AS p50_s,
  round(${percentileSql(0.95, "duration_nano", timedCall)} / 1e9, 3) AS p95_s
FROM ${spanTable}
WHERE ${text("callId")} != ''
  AND ${inRange}
  AND ${inSqlScope}
GROUP BY provider, kind
ORDER BY cost_usd DESC NULLS LAST, requests DESC`,
          }),
        },
        dearest: {
          width: 12,
          panel: sqlTable({
            title: "The 20 dearest conversations",
            about: "Put the id into the dashboard One conversation.",
            sql: `SELECT ${text("conversationId")} AS conversation, ${text("agentName")} AS agent,
  round(${number("workflowCostTotal")}, 6) AS cost_usd,
  round(${number("workflowDuration")} / 1000, 1) AS seconds,
  trace_id
FROM ${spanTable}
WHERE name = 'conversation' AND ${hasNumber("workflowCostTotal")}
  AND ${inRange}
  AND ${inSqlScope}
ORDER BY cost_usd DESC LIMIT 20`,
          }),
        },
        tokens: {
          width: 12,
          panel: table({
            title: "Tokens by language model",
            about: "Input and output; LiveKit's Python agents report them too.",
            unit: "short",
            query: increase("usageLlmInputTokens", {
              filter: inScope("service", "model_name IN $model"),
              by: ["modelName", "modelProvider"],
            }),
          }),
        },
      },
    },
  ],
});
