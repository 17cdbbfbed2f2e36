// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import { callSchema, turnSchema, workflowRunSchema } from "@turnspan/records/readers";

/** When the conversations of the tests begin. */
export const zeroMs = Date.UTC(2026, 10, 20, 14, 2, 11);

/** A moment so many milliseconds after it, as records have it. */
export function at(ms: number): string {
  return new Date(zeroMs + ms).toISOString();
}

const common = {
  v: 1,
  service_name: "support",
  environment: "test",
  trace_id: "6f1c9a0de4b84fd8a4b1c2d3e4f5a6b7",
  span_id: "41aa00000000ab03",
};

/** A turn for tests: what is not given is unknown. */
export function turnOf(more: object): TurnRecord {
  return turnSchema.parse({
    ...common,
    type: "turn",
    turn_id: "turn",
    conversation_id: "conversation",
    run_id: "run",
    turn_index: 1,
    speech_ids: [],
    initiator: "user",
    modality: "audio",
    started_at: at(0),
    ended_at: at(0),
    latency: { segments: [] },
    interrupted: false,
    false_interruptions: 0,
    tools: [],
    llm_calls: 0,
    stt_calls: 0,
    tts_calls: 0,
    cost: { unpriced_calls: 0 },
    success: true,
    ...more,
  });
}

/** A request for tests: what is not given is unknown. */
export function callOf(more: object): CallRecord {
  return callSchema.parse({
    ...common,
    type: "call",
    call_id: "call",
    timestamp: at(0),
    kind: "llm",
    success: true,
    cancelled: false,
    discarded: false,
    fallback_used: false,
    ...more,
  });
}

/** A run for tests: what is not given is unknown. */
export function runOf(more: object): WorkflowRunRecord {
  return workflowRunSchema.parse({
    ...common,
    type: "workflow_run",
    run_id: "run",
    workflow_name: "support",
    kind: "voice_conversation",
    status: "completed",
    started_at: at(0),
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
