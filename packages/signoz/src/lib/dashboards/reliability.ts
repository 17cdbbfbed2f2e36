// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { nameOf } from "./field.js";
import { bars, figure, table, timeSeries } from "./panel.js";
import { increase, spans, together } from "./query.js";
import { inScope, scopeVariables } from "./scope.js";

const filter = inScope("agent");
const calls = inScope("agent", only.calls);
const failedShare = together(
  [
    spans("countIf(has_error = true)", { name: "A", filter: calls, disabled: true }),
    spans("count()", { name: "B", filter: calls, disabled: true }),
  ],
  { name: "F1", expression: "A * 100 / B", legend: "failed" },
);

/** What fails, who takes over, and how the watching itself fares. */
export const reliability = dashboard({
  name: "turnspan-reliability",
  title: "Reliability",
  about: "Errors, fallbacks, interruptions, and what Turnspan itself dropped or kept on disk.",
  variables: scopeVariables.slice(0, 3),
  sections: [
    {
      title: "Requests",
      panels: {
        "failed-share": {
          width: 4,
          panel: figure({
            title: "Failed requests",
            about: "Of all requests to providers, in percent.",
            unit: "percent",
            query: failedShare,
          }),
        },
        fallbacks: {
          width: 4,
          panel: figure({
            title: "Fallbacks",
            about: "Requests that another provider answered than the one that was asked first.",
            unit: "short",
            query: spans(`countIf(${nameOf("fallbackUsed")} = true)`, { filter: calls }),
          }),
        },
        discarded: {
          width: 4,
          panel: figure({
            title: "Discarded requests",
            about: "Replies begun before the turn was over and thrown away; they are billed.",
            unit: "short",
            query: spans(`countIf(${nameOf("callDiscarded")} = true)`, { filter: calls }),
          }),
        },
        errors: {
          width: 6,
          panel: bars({
            title: "Errors by type",
            about: "Failed requests and tools; a timeout has a type of its own.",
            unit: "short",
            query: increase("errors", { filter, by: ["errorType"] }),
          }),
        },
        "errors-by-provider": {
          width: 6,
          panel: table({
            title: "Errors by provider and model",
            about: "Failed requests.",
            unit: "short",
            query: increase("errors", { filter, by: ["providerName", "requestModel", "errorType"] }),
          }),
        },
        "fallbacks-by-model": {
          width: 6,
          panel: timeSeries({
            title: "Fallbacks by model",
            about: "By the model that answered.",
            unit: "short",
            query: spans(`countIf(${nameOf("fallbackUsed")} = true)`, { filter: calls, by: ["callModel"] }),
          }),
        },
        interruptions: {
          width: 6,
          panel: bars({
            title: "Interruptions",
            about: "Turns that the caller cut short, and pauses that were resumed because nobody spoke.",
            unit: "short",
            query: together([
              increase("interruptions", { name: "A", filter, legend: "interruptions" }),
              increase("falseInterruptions", { name: "B", filter, legend: "false interruptions" }),
            ]),
          }),
        },
      },
    },
    {
      title: "Turnspan itself",
      panels: {
        lost: {
          width: 6,
          panel: timeSeries({
            title: "Dropped, kept on disk, failed exports",
            about:
              "Dropped is lost for SigNoz, never for the files. What is on disk is sent once the collector answers.",
            unit: "short",
            query: together([
              increase("selfDropped", { name: "A", filter: inScope("service"), legend: "dropped" }),
              increase("selfSpooled", { name: "B", filter: inScope("service"), legend: "kept on disk" }),
              increase("selfExportFailures", { name: "C", filter: inScope("service"), legend: "failed exports" }),
            ]),
          }),
        },
        "turns-by-service": {
          width: 6,
          panel: timeSeries({
            title: "Turns by agent",
            about: "An agent that falls silent here is down, or its network is.",
            unit: "short",
            query: increase("turns", { filter, by: ["agentName"] }),
          }),
        },
      },
    },
  ],
});
