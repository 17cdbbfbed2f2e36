// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { nameOf } from "./field.js";
import { bars, figure, shares, sqlFigure, sqlTable, table, timeSeries } from "./panel.js";
import { increase, percentile, spans } from "./query.js";
import { inScope, scopeVariables } from "./scope.js";
import { hasNumber, inRange, number, spanTable, text } from "./sql.js";

const filter = inScope("agent");
const conversations = inScope("service", only.conversations);
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
            about:
              "Conversations that ended since the first of the month (UTC), all services, whatever time is chosen.",
            unit: "currencyUSD",
            sql: `SELECT sum(${number("workflowCostTotal")}) AS value
FROM ${spanTable}
WHERE name = 'conversation'
  AND timestamp >= toStartOfMonth(now('UTC'))
  AND ts_bucket_start >= toUnixTimestamp(toDateTime(toStartOfMonth(now('UTC')))) - 1800`,
          }),
        },
        "per-minute": {
          width: 3,
          panel: sqlFigure({
            title: "Cost a minute",
            about: "Of all conversations that have a cost, divided by their minutes; all services.",
            unit: "currencyUSD",
            sql: `SELECT sum(${number("workflowCostTotal")}) / (sum(${number("workflowDuration")}) / 60000) AS value
FROM ${spanTable}
WHERE name = 'conversation' AND ${hasNumber("workflowCostTotal")}
  AND ${inRange}`,
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
      title: "Which conversations",
      panels: {
        dearest: {
          width: 12,
          panel: sqlTable({
            title: "The 20 dearest conversations",
            about: "All services; put the id into the dashboard One conversation.",
            sql: `SELECT ${text("conversationId")} AS conversation, ${text("agentName")} AS agent,
  round(${number("workflowCostTotal")}, 6) AS cost_usd,
  round(${number("workflowDuration")} / 1000, 1) AS seconds,
  trace_id
FROM ${spanTable}
WHERE name = 'conversation' AND ${hasNumber("workflowCostTotal")}
  AND ${inRange}
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
