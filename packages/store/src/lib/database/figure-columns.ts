// SPDX-License-Identifier: Apache-2.0
import type { RecordType } from "../files/record-files.js";

/** A column of a table: the fields, or parts of fields (`latency.e2e_ms`), that it is made of, and how. */
export interface Column {
  readonly from: readonly string[];
  readonly sql: string;
}

/**
 * How much of the records questions need: `overview` is what a first look is made of, `all` is what any question is. Each
 * column costs time and memory: to load all of a million calls takes twice as long.
 */
export type Depth = "overview" | "all";

type TableColumns = Readonly<Record<string, Column>>;

const same = (name: string): Column => ({ from: [name], sql: `"${name}"` });
const of = (from: string, sql = from): Column => ({ from: [from], sql });

const overviewColumns: Record<RecordType, TableColumns> = {
  call: {
    timestamp: same("timestamp"),
    conversation_id: same("conversation_id"),
    run_id: same("run_id"),
    kind: same("kind"),
    provider: same("provider"),
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
  },
  turn: {
    conversation_id: same("conversation_id"),
    run_id: same("run_id"),
    turn_index: same("turn_index"),
    started_at: same("started_at"),
    e2e_ms: of("latency.e2e_ms"),
    interrupted: same("interrupted"),
    interrupted_by: same("interrupted_by"),
    false_interruptions: same("false_interruptions"),
    failed_tools: of("tools.success", "len(list_filter(tools, lambda tool: tool.success = false))"),
  },
  workflow_run: {
    run_id: same("run_id"),
    conversation_id: same("conversation_id"),
    status: same("status"),
    started_at: same("started_at"),
    duration_ms: of("total_duration_ms"),
    agent: of("agent_name"),
    tenant: same("tenant"),
    room_name: same("room_name"),
    turns: same("turns"),
    cost: of("total_cost"),
    unpriced_calls: same("unpriced_calls"),
    e2e_p50_ms: of("turn_latency.p50_ms"),
    e2e_p95_ms: of("turn_latency.p95_ms"),
    errors: same("errors"),
    interruptions_by_user: of("quality.interruptions_by_user"),
    false_interruptions: of("quality.false_interruptions"),
    first_response_ms: of("quality.first_response_ms"),
    baseline_cost: same("baseline_cost"),
    process_id: same("process_id"),
    host_name: same("host_name"),
  },
};

/** What the figures are made of. Only these fields are taken out of the lines. */
export const figureColumns: Record<Depth, Record<RecordType, TableColumns>> = {
  overview: overviewColumns,
  all: {
    call: {
      ...overviewColumns.call,
      turn_id: same("turn_id"),
      agent: of("agent_name"),
      tenant: same("tenant"),
      version: of("service_version"),
      model: of("model_id"),
      error_type: same("error_type"),
    },
    turn: {
      ...overviewColumns.turn,
      turn_id: same("turn_id"),
      agent: of("agent_name"),
      tenant: same("tenant"),
      version: of("service_version"),
      residual_ms: of("latency.residual_ms"),
      end_of_utterance_ms: of("latency.end_of_utterance_ms"),
      transcription_ms: of("latency.transcription_ms"),
      llm_ttft_ms: of("latency.llm_ttft_ms"),
      tts_ttfb_ms: of("latency.tts_ttfb_ms"),
      playback_ms: of("latency.playback_ms"),
      segments: of("latency.segments"),
      barge_in_stop_ms: same("barge_in_stop_ms"),
      agent_spoke: of("agent_started_speaking_at", "agent_started_speaking_at IS NOT NULL"),
      tools: of("tools.success", "len(tools)"),
      success: same("success"),
    },
    workflow_run: {
      ...overviewColumns.workflow_run,
      version: of("service_version"),
      interruptions_by_agent: of("quality.interruptions_by_agent"),
      user_talk_ms: of("quality.user_talk_ms"),
      agent_talk_ms: of("quality.agent_talk_ms"),
      silence_ms: of("quality.silence_ms"),
      longest_monologue_ms: of("quality.longest_monologue_ms"),
    },
  },
};
