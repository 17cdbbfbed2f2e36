// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { figure, table, timeSeries, bars } from "./panel.js";
import { increase, latest, observations, percentile, spans, together } from "./query.js";
import { inScope, scopeVariables } from "./scope.js";

const filter = inScope("agent");

/** How much is said, how fast it is answered, what it costs and what fails. */
export const voiceOverview = dashboard({
  name: "turnspan-voice-overview",
  title: "Voice overview",
  about: "Conversations, turns, waits, cost and errors at a glance.",
  variables: scopeVariables.slice(0, 3),
  sections: [
    {
      title: "Now",
      panels: {
        conversations: {
          width: 3,
          panel: figure({
            title: "Conversations",
            about: "Conversations that ended.",
            unit: "short",
            query: observations("conversationDuration", { filter }),
          }),
        },
        turns: {
          width: 3,
          panel: figure({
            title: "Turns",
            about: "Turns that ended.",
            unit: "short",
            query: increase("turns", { filter }),
          }),
        },
        "wait-p95": {
          width: 3,
          panel: figure({
            title: "Wait p95",
            about: "The caller stopped speaking until the agent started. LiveKit's Python agents report it too.",
            unit: "s",
            query: percentile("turnE2eLatency", "p95", { filter }),
          }),
        },
        cost: {
          width: 3,
          panel: figure({
            title: "Cost",
            about: "Estimated; requests without a known price count nothing.",
            unit: "currencyUSD",
            query: increase("cost", { filter }),
          }),
        },
      },
    },
    {
      title: "Over time",
      panels: {
        active: {
          width: 6,
          panel: timeSeries({
            title: "Conversations under way",
            about: "All processes together.",
            unit: "short",
            query: latest("conversationsActive", { filter, by: ["agentName"] }),
          }),
        },
        waits: {
          width: 6,
          panel: timeSeries({
            title: "Wait",
            about: "The caller stopped speaking until the agent started.",
            unit: "s",
            query: together([
              percentile("turnE2eLatency", "p50", { name: "A", filter }),
              percentile("turnE2eLatency", "p95", { name: "B", filter }),
              percentile("turnE2eLatency", "p99", { name: "C", filter }),
            ]),
          }),
        },
        "cost-by-kind": {
          width: 6,
          panel: bars({
            title: "Cost by kind",
            about: "Language model, speech to text, text to speech, realtime.",
            unit: "currencyUSD",
            query: increase("cost", { filter, by: ["callKind"] }),
          }),
        },
        "turns-over-time": {
          width: 6,
          panel: bars({
            title: "Turns by agent",
            about: "Turns that ended.",
            unit: "short",
            query: increase("turns", { filter, by: ["agentName"] }),
          }),
        },
        errors: {
          width: 6,
          panel: bars({
            title: "Errors",
            about: "Failed requests and tools by type.",
            unit: "short",
            query: increase("errors", { filter, by: ["errorType"] }),
          }),
        },
        requests: {
          width: 6,
          panel: table({
            title: "Requests by kind and model",
            about: "Every request to a provider, failed and discarded ones too.",
            unit: "short",
            query: spans("count()", { filter: inScope("agent", only.calls), by: ["callKind", "callModel"], limit: 20 }),
          }),
        },
      },
    },
  ],
});
