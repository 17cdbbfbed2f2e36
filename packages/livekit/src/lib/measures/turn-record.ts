// SPDX-License-Identifier: Apache-2.0
import { type ToolExecution, type TurnRecord, recordVersion } from "@turnspan/records";
import { turnCostFields } from "../costs/cost-fields.js";
import type { CostSum } from "../costs/cost-sum.js";
import type { CostTerms } from "../costs/terms.js";
import { type Tool, type Turn, openSpeeches } from "../turns/turn.js";
import { isoTime, optionalIsoTime } from "./iso-time.js";
import type { Subject } from "./subject.js";
import { turnLatency } from "./turn-latency.js";

/** Writes up a turn that has ended, with what its requests cost. */
export function turnRecord(
  subject: Subject,
  turn: Turn,
  endedAt: number,
  { costs, terms }: { costs: CostSum; terms: CostTerms },
): TurnRecord {
  const { identity, runId } = subject;
  const { cost, budget_exceeded: budgetExceeded } = turnCostFields(costs, terms);
  const span = extent(turn, subject.startedAt, endedAt);
  const { llm, stt, tts } = turn.callCounts;
  const { user, agent } = turn;
  const talkedMs = agent.startedAt !== null && agent.stoppedAt !== null ? agent.stoppedAt - agent.startedAt : null;
  return {
    v: recordVersion,
    service_name: identity.serviceName,
    service_version: identity.serviceVersion ?? null,
    environment: identity.environment,
    trace_id: identity.traceId,
    type: "turn",
    span_id: turn.spanId,
    parent_span_id: identity.rootSpanId,
    turn_id: turn.turnId,
    conversation_id: identity.conversationId,
    run_id: runId,
    turn_index: turn.index,
    agent_name: identity.agentName,
    tenant: identity.tenant,
    speech_ids: speechIds(turn),
    initiator: turn.initiator,
    modality: turn.modality,
    started_at: isoTime(span.from),
    ended_at: isoTime(span.to),
    user_started_speaking_at: optionalIsoTime(user.startedAt),
    user_stopped_speaking_at: optionalIsoTime(user.stoppedAt),
    committed_at: optionalIsoTime(turn.commit?.committedAt ?? null),
    agent_started_speaking_at: optionalIsoTime(agent.startedAt),
    agent_stopped_speaking_at: optionalIsoTime(agent.stoppedAt),
    user_talk_ms: turn.talk.userMs,
    agent_talk_ms: turn.talk.agentMs,
    latency: turnLatency(turn),
    interrupted: turn.interruptedBy !== null,
    interrupted_by: turn.interruptedBy,
    interrupted_after_ms: turn.interruptedBy === null ? null : notNegative(talkedMs),
    barge_in_stop_ms: bargeInStopMs(turn),
    false_interruptions: turn.falseInterruptions,
    tools: turn.tools.map(toolExecution),
    llm_calls: llm,
    stt_calls: stt,
    tts_calls: tts,
    cost,
    budget_exceeded: budgetExceeded,
    language: turn.language,
    user_text: user.text,
    agent_text: agent.text,
    success: turn.failures.length > 0 ? false : isUnanswered(turn) ? null : true,
    error_type: turn.failures[0]?.errorType ?? null,
  };
}

/** Ended by the caller or by the session's end before anything was heard: nobody can tell how it would have gone. */
function isUnanswered(turn: Turn): boolean {
  if (turn.agent.startedAt !== null) return false;
  return turn.phase.kind === "listening" || turn.interruptedBy !== null || openSpeeches(turn).length > 0;
}

/** Attempts that were thrown away come first, so that the last id is one that was spoken. */
function speechIds({ speeches }: Turn): string[] {
  const discarded = speeches.filter((speech) => speech.fate === "discarded");
  const kept = speeches.filter((speech) => speech.fate !== "discarded");
  return [...discarded, ...kept].map((speech) => speech.speechId);
}

/** A turn spans all that it caused, and lies inside its conversation. */
function extent(turn: Turn, conversationStart: number, endedAt: number): { from: number; to: number } {
  const { user, agent } = turn;
  const starts = [turn.openedAt, user.startedAt ?? turn.openedAt, ...turn.calls.map((call) => call.startedAt)];
  const ends = [
    user.stoppedAt,
    turn.commit?.committedAt ?? null,
    agent.stoppedAt,
    ...turn.calls.map((call) => call.endedAt),
    ...turn.tools.map((tool) => tool.endedAt ?? tool.startedAt),
  ].filter((time) => time !== null);
  const from = Math.max(conversationStart, Math.min(...starts));
  return { from, to: Math.max(from, Math.min(Math.max(turn.openedAt, ...ends), endedAt)) };
}

function toolExecution(tool: Tool): ToolExecution {
  return {
    name: tool.name,
    call_id: tool.callId,
    speech_id: tool.speechId,
    span_id: tool.spanId,
    started_at: isoTime(tool.startedAt),
    duration_ms: tool.endedAt === null ? null : tool.endedAt - tool.startedAt,
    success: tool.success,
    error_type: tool.errorType,
  };
}

/** How long the agent talked on after the user had begun to talk over it. */
function bargeInStopMs(turn: Turn): number | null {
  const { bargeInAt, interruptedBy, agent } = turn;
  if (interruptedBy !== "user" || bargeInAt === null || agent.stoppedAt === null) return null;
  return notNegative(agent.stoppedAt - bargeInAt);
}

function notNegative(ms: number | null): number | null {
  return ms === null || ms < 0 ? null : ms;
}
