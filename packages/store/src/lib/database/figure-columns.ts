// SPDX-License-Identifier: Apache-2.0
import type { RecordType } from "../files/record-files.js";

/** A column of a table: the fields that it is made of, and how. */
export interface Column {
  readonly from: readonly string[];
  readonly sql: string;
}

const same = (name: string): Column => ({ from: [name], sql: `"${name}"` });
const of = (from: string, sql: string): Column => ({ from: [from], sql });

/** What the figures are made of. Only these fields are taken out of the lines: each costs time and memory. */
export const figureColumns: Record<RecordType, Readonly<Record<string, Column>>> = {
  call: {
    timestamp: same("timestamp"),
    conversation_id: same("conversation_id"),
    run_id: same("run_id"),
    turn_id: same("turn_id"),
    agent: of("agent_name", '"agent_name"'),
    tenant: same("tenant"),
    kind: same("kind"),
    provider: same("provider"),
    model: of("model_id", '"model_id"'),
    tier: same("tier"),
    streamed: same("streamed"),
    success: same("success"),
    fallback_used: same("fallback_used"),
    input_tokens: same("input_tokens"),
    output_tokens: same("output_tokens"),
    cached_input_tokens: same("cached_input_tokens"),
    characters: same("characters"),
    audio_duration_ms: same("audio_duration_ms"),
    latency_ms: same("latency_ms"),
    ttft_ms: same("ttft_ms"),
    ttfb_ms: same("ttfb_ms"),
    cost: { from: ["actual_cost", "estimated_cost"], sql: "coalesce(actual_cost, estimated_cost)" },
    error_type: same("error_type"),
  },
  turn: {
    turn_id: same("turn_id"),
    conversation_id: same("conversation_id"),
    run_id: same("run_id"),
    turn_index: same("turn_index"),
    agent: of("agent_name", '"agent_name"'),
    tenant: same("tenant"),
    started_at: same("started_at"),
    e2e_ms: of("latency", "latency.e2e_ms"),
    residual_ms: of("latency", "latency.residual_ms"),
    end_of_utterance_ms: of("latency", "latency.end_of_utterance_ms"),
    transcription_ms: of("latency", "latency.transcription_ms"),
    llm_ttft_ms: of("latency", "latency.llm_ttft_ms"),
    tts_ttfb_ms: of("latency", "latency.tts_ttfb_ms"),
    playback_ms: of("latency", "latency.playback_ms"),
    segments: of("latency", "latency.segments"),
    barge_in_stop_ms: same("barge_in_stop_ms"),
    interrupted: same("interrupted"),
    interrupted_by: same("interrupted_by"),
    false_interruptions: same("false_interruptions"),
    agent_spoke: of("agent_started_speaking_at", "agent_started_speaking_at IS NOT NULL"),
    tools: of("tools", "len(tools)"),
    failed_tools: of("tools", "len(list_filter(tools, lambda tool: tool.success = false))"),
    success: same("success"),
  },
  workflow_run: {
    run_id: same("run_id"),
    conversation_id: same("conversation_id"),
    status: same("status"),
    started_at: same("started_at"),
    duration_ms: of("total_duration_ms", "total_duration_ms"),
    agent: of("agent_name", '"agent_name"'),
    tenant: same("tenant"),
    room_name: same("room_name"),
    turns: same("turns"),
    cost: of("total_cost", "total_cost"),
    unpriced_calls: same("unpriced_calls"),
    e2e_p50_ms: of("turn_latency", "turn_latency.p50_ms"),
    e2e_p95_ms: of("turn_latency", "turn_latency.p95_ms"),
    errors: same("errors"),
    interruptions_by_user: of("quality", "quality.interruptions_by_user"),
    interruptions_by_agent: of("quality", "quality.interruptions_by_agent"),
    false_interruptions: of("quality", "quality.false_interruptions"),
    user_talk_ms: of("quality", "quality.user_talk_ms"),
    agent_talk_ms: of("quality", "quality.agent_talk_ms"),
    silence_ms: of("quality", "quality.silence_ms"),
    longest_monologue_ms: of("quality", "quality.longest_monologue_ms"),
    first_response_ms: of("quality", "quality.first_response_ms"),
    baseline_cost: same("baseline_cost"),
    process_id: same("process_id"),
    host_name: same("host_name"),
  },
};
