// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import { callSchema, turnSchema } from "@turnspan/records/readers";
import type { ServedRequest } from "@turnspan/scenario-kit";

const common = {
  v: 1,
  service_name: "bookshop",
  environment: "test",
  trace_id: "0af7651916cd43dd8448eb211c80319c",
  span_id: "b7ad6b7169203331",
};

/** A call record with the given fields; the rest is unknown. */
export function sampleCall(fields: Partial<CallRecord> & Pick<CallRecord, "kind">): CallRecord {
  return callSchema.parse({
    ...common,
    type: "call",
    call_id: "call_1",
    timestamp: "2026-01-01T00:00:00.000Z",
    success: true,
    cancelled: false,
    discarded: false,
    fallback_used: false,
    ...fields,
  });
}

/** A user's turn whose answer came after the given segments. */
export function sampleTurn(segmentsMs: readonly number[], fields: Partial<TurnRecord> = {}): TurnRecord {
  return turnSchema.parse({
    ...common,
    type: "turn",
    turn_id: "turn_1",
    conversation_id: "conversation_1",
    run_id: "run_1",
    turn_index: 1,
    speech_ids: ["speech_1"],
    initiator: "user",
    modality: "audio",
    started_at: "2026-01-01T00:00:00.000Z",
    ended_at: "2026-01-01T00:00:05.000Z",
    latency: {
      e2e_ms: segmentsMs.reduce((total, ms) => total + ms, 0),
      segments: segmentsMs.map((ms, index) => ({ name: `part_${index + 1}`, ms })),
    },
    interrupted: false,
    false_interruptions: 0,
    tools: [],
    llm_calls: 1,
    stt_calls: 1,
    tts_calls: 1,
    cost: { unpriced_calls: 0 },
    success: true,
    ...fields,
  });
}

/** A ledger entry with the given fields, whose usage was sent. */
export function sampleRequest(fields: Partial<ServedRequest> & Pick<ServedRequest, "kind">): ServedRequest {
  return {
    requestId: `${fields.kind}_1`,
    provider: "scripted",
    model: `scripted-${fields.kind}-1`,
    member: null,
    startedAtMs: 0,
    firstByteAtMs: 100,
    endedAtMs: 200,
    inputTokens: null,
    outputTokens: null,
    cachedTokens: null,
    inputAudioTokens: null,
    cachedAudioTokens: null,
    outputAudioTokens: null,
    sessionMs: null,
    characters: null,
    audioMs: null,
    cancelled: false,
    failed: false,
    usageSent: true,
    ...fields,
  };
}
