// SPDX-License-Identifier: Apache-2.0
import { only } from "./conditions.js";
import { dashboard } from "./dashboard.js";
import { nameOf } from "./field.js";
import { figure, sqlTable, timeSeries } from "./panel.js";
import { percentile, spans, together } from "./query.js";
import { inScope, ofChosenModels, scopeVariables } from "./scope.js";
import { hasNumber, inRange, inSqlScope, number, percentileSql, spanTable } from "./sql.js";

const filter = inScope("agent");
const segments = [
  ["turnTranscriptionDelay", "transcription"],
  ["turnEndOfTurnDelay", "end of turn"],
  ["turnOnUserTurnCompletedDelay", "onUserTurnCompleted"],
  ["turnLlmTtft", "LLM first token"],
  ["turnTtsTtfb", "TTS first byte"],
  ["turnResidual", "residual"],
] as const;
const letters = ["A", "B", "C", "D", "E", "F"];
const segmentLines = (level: "p50" | "p95") =>
  together(
    segments.map(([key, legend], index) => percentile(key, level, { name: letters[index] ?? "A", filter, legend })),
  );
const spanSegments = [
  "turnTranscriptionDelay",
  "turnEndOfTurnDelay",
  "turnLlmTtft",
  "turnTtsTtfb",
  "turnResidual",
  "turnE2eLatency",
] as const;

/** Where the caller's wait comes from. */
export const turnLatency = dashboard({
  name: "turnspan-turn-latency",
  title: "Turn latency",
  about: "The wait between the caller's last word and the agent's first, and what it is made of.",
  variables: scopeVariables,
  sections: [
    {
      title: "The caller's wait",
      panels: {
        p50: {
          width: 4,
          panel: figure({
            title: "p50",
            about: "Half of the turns wait less.",
            unit: "s",
            query: percentile("turnE2eLatency", "p50", { filter }),
          }),
        },
        p95: {
          width: 4,
          panel: figure({
            title: "p95",
            about: "One turn in twenty waits longer.",
            unit: "s",
            query: percentile("turnE2eLatency", "p95", { filter }),
          }),
        },
        p99: {
          width: 4,
          panel: figure({
            title: "p99",
            about: "One turn in a hundred waits longer.",
            unit: "s",
            query: percentile("turnE2eLatency", "p99", { filter }),
          }),
        },
        "by-agent": {
          width: 12,
          panel: timeSeries({
            title: "Wait p95 by agent",
            about: "LiveKit's Python agents name no agent; choose a service for them.",
            unit: "s",
            query: percentile("turnE2eLatency", "p95", { filter, by: ["agentName"] }),
          }),
        },
      },
    },
    {
      title: "What it is made of",
      panels: {
        "segments-p50": {
          width: 6,
          panel: timeSeries({
            title: "Parts, p50",
            about:
              "The residual is the part that no known work explains. Percentiles do not add up to the percentile of the sum.",
            unit: "s",
            query: segmentLines("p50"),
          }),
        },
        "segments-p95": {
          width: 6,
          panel: timeSeries({ title: "Parts, p95", about: "As on the left.", unit: "s", query: segmentLines("p95") }),
        },
        "segments-table": {
          width: 12,
          panel: sqlTable({
            title: "Parts, exact percentiles",
            about: "From spans, not from histogram buckets.",
            sql: spanSegments
              .map(
                (key) => `SELECT '${nameOf(key).replace("voice.turn.", "")}' AS part, count() AS turns,
  round(${percentileSql(0.5, number(key))}, 3) AS p50_s,
  round(${percentileSql(0.95, number(key))}, 3) AS p95_s,
  round(max(${number(key)}), 3) AS max_s
FROM ${spanTable}
WHERE name = 'turn' AND ${hasNumber(key)}
  AND ${inRange}
  AND ${inSqlScope}`,
              )
              .join("\nUNION ALL\n"),
          }),
        },
      },
    },
    {
      title: "By model",
      panels: {
        "llm-by-model": {
          width: 6,
          panel: timeSeries({
            title: "LLM first token p95 by model",
            about: "Every request that answered, discarded ones too.",
            unit: "s",
            query: spans(`p95(${nameOf("serverTtft")})`, {
              filter: inScope("agent", only.chats, ofChosenModels("requestModel")),
              by: ["requestModel"],
            }),
          }),
        },
        "tts-by-model": {
          width: 6,
          panel: timeSeries({
            title: "TTS first byte p95 by model",
            about: "Text to the first audio.",
            unit: "s",
            query: spans(`p95(${nameOf("ttfb")})`, {
              filter: inScope("agent", `${nameOf("callKind")} = 'tts'`),
              by: ["callModel"],
            }),
          }),
        },
        tools: {
          width: 6,
          panel: timeSeries({
            title: "Tools p95",
            about: "Execution of function tools.",
            unit: "s",
            query: percentile("toolDuration", "p95", { filter, by: ["toolName"] }),
          }),
        },
        requests: {
          width: 6,
          panel: timeSeries({
            title: "Requests p95 by kind",
            about: "Whole duration of a request to a provider.",
            unit: "s",
            query: percentile("operationDuration", "p95", { filter: inScope("service"), by: ["callKind"] }),
          }),
        },
      },
    },
  ],
});
