// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { nameOf } from "./field.js";
import { bars, figure, shares, sqlFigure, timeSeries } from "./panel.js";
import { increase, observations, percentile, spans, together } from "./query.js";
import { inScope, scopeVariables } from "./scope.js";
import { hasNumber, inRange, inSqlScope, number, percentileSql, spanTable } from "./sql.js";

const filter = inScope("agent");
const turns = inScope("agent", only.turns);
const conversations = inScope("agent", only.conversations);

const ofConversations = (value: string) => `SELECT ${value} AS value
FROM ${spanTable}
WHERE name = 'conversation'
  AND ${inRange}
  AND ${inSqlScope}`;
const firstResponse = (level: number) => percentileSql(level, number("firstResponse"), hasNumber("firstResponse"));

/** Whether conversations go well for those who call. */
export const conversationQuality = dashboard({
  name: "turnspan-conversation-quality",
  title: "Conversation quality",
  about: "Length, talk and silence, interruptions, barge-in and how conversations end.",
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
            query: spans("count()", { filter: conversations, by: ["closeReason"] }),
          }),
        },
      },
    },
    {
      title: "Talk",
      panels: {
        "talk-ratio": {
          width: 3,
          panel: sqlFigure({
            title: "Talk ratio",
            about: "The callers' speech divided by the agents'; empty if no agent spoke.",
            unit: "short",
            sql: ofConversations(`sum(${number("userTalk")}) / nullIf(sum(${number("agentTalk")}), 0)`),
          }),
        },
        silence: {
          width: 3,
          panel: sqlFigure({
            title: "Silence",
            about: "The part of the conversations in which nobody spoke, in percent.",
            unit: "percent",
            sql: ofConversations(
              `100 * sumIf(${number("silence")}, ${hasNumber("silence")}) / nullIf(sumIf(${number("workflowDuration")}, ${hasNumber("silence")}) / 1000, 0)`,
            ),
          }),
        },
        "longest-monologue": {
          width: 3,
          panel: sqlFigure({
            title: "Longest monologue",
            about: "The longest stretch in which one of the two spoke without a pause.",
            unit: "s",
            sql: ofConversations(
              `if(countIf(${hasNumber("longestMonologue")}) = 0, NULL, max(${number("longestMonologue")}))`,
            ),
          }),
        },
        "first-response": {
          width: 3,
          panel: sqlFigure({
            title: "First response p50",
            about: "The wait for the first answer of a conversation, exact.",
            unit: "s",
            sql: ofConversations(firstResponse(0.5)),
          }),
        },
        "first-response-p95": {
          width: 3,
          panel: sqlFigure({
            title: "First response p95",
            about: "One conversation in twenty waits longer for its first answer.",
            unit: "s",
            sql: ofConversations(firstResponse(0.95)),
          }),
        },
        talk: {
          width: 12,
          panel: timeSeries({
            title: "Talk",
            about: "Seconds of speech of callers and agents, and seconds of silence.",
            unit: "s",
            query: together([
              spans(`sum(${nameOf("userTalk")})`, { name: "A", filter: conversations, legend: "callers" }),
              spans(`sum(${nameOf("agentTalk")})`, { name: "B", filter: conversations, legend: "agents" }),
              spans(`sum(${nameOf("silence")})`, { name: "C", filter: conversations, legend: "silence" }),
            ]),
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
