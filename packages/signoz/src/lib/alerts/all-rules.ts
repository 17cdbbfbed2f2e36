// SPDX-License-Identifier: Apache-2.0
import { only } from "../dashboards/conditions.js";
import { nameOf } from "../dashboards/field.js";
import { increase, percentile, spans } from "../dashboards/query.js";
import { costSpikes } from "./cost-spikes.js";
import { flag } from "../dashboards/sql.js";
import { rule } from "./rule.js";
import type { AlertRule } from "./rule-json.js";
import { shareOfRequests } from "./share-of-requests.js";
import { silence } from "./silence.js";

const everywhere = "service.name EXISTS";
const byAgent = ["agentName"] as const;
const agent = [nameOf("agentName")];
/** Every alert rule of ours, by the name of its file. */
export const alertRules: Readonly<Record<string, AlertRule>> = {
  "turn-wait": rule({
    name: "turn wait p95",
    about: "One turn in twenty keeps the caller waiting longer than the limit.",
    severity: "warning",
    unit: "s",
    queries: [percentile("turnE2eLatency", "p95", { filter: everywhere, by: byAgent })],
    above: "turn_wait_p95_s",
    matchType: "on_average",
    window: "5m",
    groupBy: agent,
  }),
  "llm-first-token": rule({
    name: "LLM first token",
    about: "The language model is slow to begin its answer, for five minutes on end.",
    severity: "critical",
    unit: "s",
    queries: [
      spans(`p95(${nameOf("serverTtft")})`, { filter: `${everywhere} AND ${only.chats}`, by: ["requestModel"] }),
    ],
    above: "llm_ttft_s",
    matchType: "all_the_times",
    window: "5m",
    groupBy: [nameOf("requestModel")],
  }),
  "error-count": rule({
    name: "errors",
    about: "Requests and tools fail.",
    severity: "warning",
    unit: "short",
    queries: [increase("errors", { filter: everywhere, by: byAgent })],
    above: "error_count",
    matchType: "in_total",
    window: "5m",
    groupBy: agent,
  }),
  "error-rate": rule({
    name: "error rate",
    about: "A share of the requests to providers fails, in percent.",
    severity: "critical",
    unit: "percent",
    queries: { name: "A", query: shareOfRequests("has_error") },
    above: "error_percent",
    matchType: "at_least_once",
    window: "15m",
    groupBy: ["service.name", ...agent],
  }),
  "daily-cost": rule({
    name: "cost of 24 hours",
    about: "Estimated cost of all conversations of the last 24 hours, in USD.",
    severity: "warning",
    unit: "currencyUSD",
    queries: [increase("cost", { filter: everywhere })],
    above: "daily_cost_usd",
    matchType: "in_total",
    window: "24h",
    frequency: "15m",
    groupBy: [],
  }),
  "conversation-cost": rule({
    name: "dear conversation",
    about: "A conversation cost many times what those of the same agent cost on average in the 7 days before.",
    severity: "warning",
    unit: "short",
    queries: { name: "A", query: costSpikes },
    above: "conversation_cost_factor",
    matchType: "at_least_once",
    window: "15m",
    frequency: "5m",
    groupBy: ["service.name", ...agent, nameOf("conversationId")],
  }),
  "fallback-rate": rule({
    name: "fallback rate",
    about: "A share of the requests is answered by another provider than the one that was asked first, in percent.",
    severity: "warning",
    unit: "percent",
    queries: { name: "A", query: shareOfRequests(flag("fallbackUsed")) },
    above: "fallback_percent",
    matchType: "at_least_once",
    window: "15m",
    groupBy: ["service.name", ...agent],
  }),
  "agent-silent": rule({
    name: "no data",
    about:
      "A service that reported turns within a day reports none any more. It fires in hours without calls, too: set silent_for_min to fit.",
    severity: "critical",
    unit: "short",
    queries: { name: "A", query: silence },
    above: "silent_for_min",
    matchType: "at_least_once",
    window: "5m",
    groupBy: ["service.name"],
  }),
  "export-trouble": rule({
    name: "exporter in trouble",
    about: "Turnspan dropped items or could not export them. The files on the agent's disk are whole.",
    severity: "warning",
    unit: "short",
    queries: [
      increase("selfDropped", { name: "A", filter: everywhere, disabled: true }),
      increase("selfExportFailures", { name: "B", filter: everywhere, disabled: true }),
    ],
    formula: { name: "F1", expression: "A + B", legend: "trouble" },
    above: "export_trouble_count",
    matchType: "in_total",
    window: "10m",
    groupBy: [],
  }),
};
