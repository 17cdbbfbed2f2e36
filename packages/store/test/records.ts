// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import { readRecord } from "@turnspan/records/readers";

const common = {
  v: 1,
  service_name: "support",
  environment: "test",
  trace_id: "6f1c9a0de4b84fd8a4b1c2d3e4f5a6b7",
  span_id: "00000000000000a0",
};

function read<T>(value: object): T {
  const result = readRecord(JSON.stringify(value));
  if (result.kind !== "record") throw new Error(`no record: ${JSON.stringify(result)}`);
  return result.record as T;
}

export function runRecord(more: Partial<WorkflowRunRecord>): WorkflowRunRecord {
  return read<WorkflowRunRecord>({
    ...common,
    type: "workflow_run",
    run_id: "run-1",
    conversation_id: "conversation-1",
    kind: "voice_conversation",
    workflow_name: "support-line",
    status: "completed",
    started_at: "2026-11-20T10:00:00.000Z",
    completed_at: more.status === "running" ? null : "2026-11-20T10:01:00.000Z",
    stages: [],
    unpriced_calls: 0,
    providers_used: [],
    tiers_used: [],
    turns: 0,
    turn_latency: {},
    quality: { interruptions_by_user: 0, interruptions_by_agent: 0, false_interruptions: 0 },
    errors: 0,
    ...more,
  });
}

export function callRecord(more: Partial<CallRecord>): CallRecord {
  return read<CallRecord>({
    ...common,
    type: "call",
    call_id: "call-1",
    timestamp: "2026-11-20T10:00:05.000Z",
    conversation_id: "conversation-1",
    run_id: "run-1",
    kind: "llm",
    success: true,
    cancelled: false,
    discarded: false,
    fallback_used: false,
    ...more,
  });
}

type TurnFigures = Partial<
  Pick<TurnRecord, "initiator" | "interrupted" | "interrupted_by" | "false_interruptions" | "run_id" | "user_text">
> & {
  e2e_ms?: number;
  failedTools?: number;
};

export function turnRecord(index: number, { e2e_ms, failedTools = 0, ...more }: TurnFigures): TurnRecord {
  return read<TurnRecord>({
    ...common,
    type: "turn",
    turn_id: `turn-${index}`,
    turn_index: index,
    conversation_id: "conversation-1",
    run_id: "run-1",
    speech_ids: [],
    initiator: "user",
    modality: "audio",
    started_at: "2026-11-20T10:00:05.000Z",
    ended_at: "2026-11-20T10:00:15.000Z",
    latency: { e2e_ms, segments: [] },
    interrupted: false,
    false_interruptions: 0,
    tools: Array.from({ length: failedTools }, (_, tool) => ({
      name: "lookup_order",
      call_id: `tool-${tool}`,
      span_id: "00000000000000d0",
      started_at: "2026-11-20T10:00:06.000Z",
      success: false,
    })),
    llm_calls: 0,
    stt_calls: 0,
    tts_calls: 0,
    cost: { unpriced_calls: 0 },
    success: true,
    ...more,
  });
}
