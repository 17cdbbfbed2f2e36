// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { nameOf } from "./field.js";
import { bars, figure, shares, timeSeries } from "./panel.js";
import { increase, observations, percentile, spans, together } from "./query.js";
import { inScope, scopeVariables } from "./scope.js";

const filter = inScope("agent");
const turns = inScope("agent", only.turns);

/** Whether conversations go well for those who call. */
export const conversationQuality = dashboard({
  name: "turnspan-conversation-quality",
  title: "Conversation quality",
  about: "Length, interruptions, barge-in and how conversations end.",
  variables: scopeVariables.slice(0, 3),
  sections: [
    {
      title: "Conversations",
      panels: {
        "turns-each": {
          width: 4,
          panel: figure({
            title: "Turns a conversation",
            about: "Turns divided by conversations that ended in the chosen time.",
            unit: "short",
            query: together(
              [
                increase("turns", { name: "A", filter, disabled: true }),
                observations("conversationDuration", { name: "B", filter, disabled: true }),
              ],
              { name: "F1", expression: "A / B", legend: "turns" },
            ),
          }),
        },
        interrupted: {
          width: 4,
          panel: figure({
            title: "Interrupted turns",
            about: "In percent of all turns.",
            unit: "percent",
            query: together(
              [
                spans(`countIf(${nameOf("turnInterrupted")} = true)`, { name: "A", filter: turns, disabled: true }),
                spans("count()", { name: "B", filter: turns, disabled: true }),
              ],
              { name: "F1", expression: "A * 100 / B", legend: "interrupted" },
            ),
          }),
        },
        "barge-in": {
          width: 4,
          panel: figure({
            title: "Barge-in p95",
            about: "The caller started to speak over the agent until the agent was silent.",
            unit: "s",
            query: percentile("bargeInStopLatency", "p95", { filter }),
          }),
        },
        duration: {
          width: 6,
          panel: timeSeries({
            title: "Duration",
            about: "From observe() to the session's close.",
            unit: "s",
            query: together([
              percentile("conversationDuration", "p50", { name: "A", filter }),
              percentile("conversationDuration", "p95", { name: "B", filter }),
            ]),
          }),
        },
        endings: {
          width: 6,
          panel: shares({
            title: "Why conversations ended",
            about: "LiveKit's reason for the close.",
            unit: "short",
            query: spans("count()", { filter: inScope("service", only.conversations), by: ["closeReason"] }),
          }),
        },
      },
    },
    {
      title: "Turns",
      panels: {
        initiators: {
          width: 6,
          panel: bars({
            title: "Who began the turn",
            about: "The caller, or the agent by say() or generateReply().",
            unit: "short",
            query: spans("count()", { filter: turns, by: ["turnInitiator"] }),
          }),
        },
        residual: {
          width: 6,
          panel: timeSeries({
            title: "Unexplained wait",
            about: "The part of the wait that no known work explains.",
            unit: "s",
            query: percentile("turnResidual", "p95", { filter, by: ["agentName"] }),
          }),
        },
        tools: {
          width: 6,
          panel: bars({
            title: "Tools used",
            about: "Executions by tool.",
            unit: "short",
            query: spans("count()", { filter: inScope("agent", only.tools), by: ["toolName"] }),
          }),
        },
        "interruptions-by-agent": {
          width: 6,
          panel: bars({
            title: "Interruptions by agent",
            about: "Turns that the caller cut short.",
            unit: "short",
            query: increase("interruptions", { filter, by: ["agentName"] }),
          }),
        },
      },
    },
  ],
});
