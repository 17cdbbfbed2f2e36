// SPDX-License-Identifier: Apache-2.0
import type { ToolExecution, TurnRecord } from "@turnspan/records";
import { measure, msToSeconds, type Measurement } from "./measurement.js";

/** What one turn measures: its latency figures, interruptions and tools. */
export function turnMeasurements(turn: TurnRecord): Measurement[] {
  const agent = { agentName: turn.agent_name };
  const { latency } = turn;
  return [
    ...measure("turns", 1, agent),
    ...(turn.budget_exceeded === true
      ? measure("budgetExceeded", 1, { ...agent, tenant: turn.tenant, budgetScope: "turn" })
      : []),
    ...measure("turnE2eLatency", latency.e2e_ms, agent, msToSeconds),
    ...measure("turnLlmTtft", latency.llm_ttft_ms, agent, msToSeconds),
    ...measure("turnTtsTtfb", latency.tts_ttfb_ms, agent, msToSeconds),
    ...measure("turnTranscriptionDelay", latency.transcription_ms, agent, msToSeconds),
    ...measure("turnEndOfTurnDelay", latency.end_of_utterance_ms, agent, msToSeconds),
    ...measure("turnOnUserTurnCompletedDelay", latency.on_user_turn_completed_ms, agent, msToSeconds),
    ...measure("turnResidual", latency.residual_ms, agent, msToSeconds),
    ...measure("bargeInStopLatency", turn.barge_in_stop_ms, agent, msToSeconds),
    ...(turn.interrupted_by === "user" ? measure("interruptions", 1, agent) : []),
    ...(turn.false_interruptions > 0 ? measure("falseInterruptions", turn.false_interruptions, agent) : []),
    ...turn.tools.flatMap((tool) => toolMeasurements(tool, turn.agent_name)),
  ];
}

function toolMeasurements(tool: ToolExecution, agentName: string | null): Measurement[] {
  const failed = tool.success === false;
  const attributes = { toolName: tool.name, agentName, errorType: failed ? (tool.error_type ?? "_OTHER") : null };
  return [
    ...measure("toolDuration", tool.duration_ms, attributes, msToSeconds),
    ...(failed ? measure("errors", 1, attributes) : []),
  ];
}
