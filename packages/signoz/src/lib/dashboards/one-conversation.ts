// SPDX-License-Identifier: Apache-2.0
import { dashboard } from "./dashboard.js";
import type { AttributeKey } from "./field.js";
import { sqlFigure, sqlTable } from "./panel.js";
import { flag, hasNumber, inRange, number, spanTable, text } from "./sql.js";

const seconds = (key: AttributeKey, as: string) => `if(${hasNumber(key)}, round(${number(key)}, 3), NULL) AS ${as}`;
const where = (condition: string) => `FROM ${spanTable}
WHERE (${text("conversationId")} = $id OR ${text("roomName")} = $id OR ${text("jobId")} = $id)
  AND ${condition}
  AND ${inRange}`;

/** Everything about one conversation. */
export const oneConversation = dashboard({
  name: "turnspan-one-conversation",
  title: "One conversation",
  about: "Its turns, requests and tools, found by the conversation's id, the room's name or the job's id.",
  variables: [
    {
      kind: "TextVariable",
      spec: {
        name: "id",
        display: { name: "id", description: "Conversation id, room name or job id" },
        value: "conversation id, room or job",
      },
    },
  ],
  sections: [
    {
      title: "The conversation",
      panels: {
        turns: {
          width: 4,
          panel: sqlFigure({
            title: "Turns",
            about: "Turns that ended.",
            unit: "short",
            sql: `SELECT count() AS value\n${where("name = 'turn'")}`,
          }),
        },
        wait: {
          width: 4,
          panel: sqlFigure({
            title: "Longest wait",
            about: "The caller stopped speaking until the agent started.",
            unit: "s",
            sql: `SELECT max(${number("turnE2eLatency")}) AS value\n${where(`name = 'turn' AND ${hasNumber("turnE2eLatency")}`)}`,
          }),
        },
        cost: {
          width: 4,
          panel: sqlFigure({
            title: "Cost",
            about: "Sum of its requests that have a known price.",
            unit: "currencyUSD",
            sql: `SELECT sum(${number("usageCost")}) AS value\n${where(hasNumber("usageCost"))}`,
          }),
        },
        "turn-list": {
          width: 12,
          panel: sqlTable({
            title: "Turns",
            about: "Waits in seconds; empty where there was none.",
            sql: `SELECT toUInt32(${number("turnIndex")}) AS turn, ${text("turnInitiator")} AS begun_by,
  ${seconds("turnE2eLatency", "wait_s")}, ${seconds("turnEndOfTurnDelay", "end_of_turn_s")},
  ${seconds("turnLlmTtft", "llm_ttft_s")}, ${seconds("turnTtsTtfb", "tts_ttfb_s")}, ${seconds("turnResidual", "residual_s")},
  ${flag("turnInterrupted")} AS interrupted, trace_id
${where("name = 'turn'")}
ORDER BY turn`,
          }),
        },
        "request-list": {
          width: 12,
          panel: sqlTable({
            title: "Requests",
            about: "Every request to a provider, in order.",
            sql: `SELECT timestamp, toUInt32(${number("turnIndex")}) AS turn, ${text("callKind")} AS kind, ${text("callProvider")} AS provider,
  ${text("callModel")} AS model, round(duration_nano / 1e9, 3) AS seconds, ${seconds("serverTtft", "ttft_s")},
  toUInt64(${number("inputTokens")}) AS input_tokens, toUInt64(${number("outputTokens")}) AS output_tokens,
  has_error AS failed, ${flag("callDiscarded")} AS discarded, ${text("errorType")} AS error
${where(`${text("callId")} != ''`)}
ORDER BY timestamp`,
          }),
        },
        "tool-list": {
          width: 12,
          panel: sqlTable({
            title: "Tools",
            about: "Executions of function tools.",
            sql: `SELECT timestamp, toUInt32(${number("turnIndex")}) AS turn, ${text("toolName")} AS tool,
  round(duration_nano / 1e9, 3) AS seconds, has_error AS failed, ${text("errorType")} AS error
${where(`${text("operationName")} = 'execute_tool'`)}
ORDER BY timestamp`,
          }),
        },
      },
    },
  ],
});
