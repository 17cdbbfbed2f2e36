// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import { readRecord } from "@turnspan/records/readers";
import type { Conversation } from "@turnspan/store";

const startMs = Date.UTC(2026, 10, 20, 14, 2, 11);
const at = (ms: number): string => new Date(startMs + ms).toISOString();
const common = { v: 1, service_name: "support", environment: "test", trace_id: "6f1c9a0de4b84fd8a4b1c2d3e4f5a6b7" };
const ids = {
  conversation_id: "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c4",
  run_id: "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c5",
  agent_name: "support-line",
};
const rootSpanId = "00000000000000a0";
const turnSpanId = (index: number): string => `00000000000000b${index}`;

function read<T>(value: object): T {
  const result = readRecord(JSON.stringify(value));
  if (result.kind !== "record") throw new Error(`the sample is no record: ${JSON.stringify(result)}`);
  return result.record as T;
}

let spanCount = 0;

/** A call of a turn; times are milliseconds from the start of the conversation. */
export function sampleCall(turnIndex: number | null, fromMs: number, more: Partial<CallRecord>): CallRecord {
  spanCount += 1;
  return read<CallRecord>({
    ...common,
    ...ids,
    type: "call",
    span_id: spanCount.toString(16).padStart(16, "c"),
    parent_span_id: turnIndex === null ? rootSpanId : turnSpanId(turnIndex),
    call_id: `call-${spanCount}`,
    timestamp: at(fromMs),
    turn_id: turnIndex === null ? null : `turn-${turnIndex}`,
    turn_index: turnIndex,
    kind: "llm",
    provider: "scripted",
    success: true,
    cancelled: false,
    discarded: false,
    fallback_used: false,
    ...more,
  });
}

type TurnTimes = { spoke?: readonly [number, number]; committed?: number; answered?: readonly [number, number] };

/** A turn; times are milliseconds from the start of the conversation. */
export function sampleTurn(
  index: number,
  [fromMs, toMs]: readonly [number, number],
  { spoke, committed, answered }: TurnTimes,
  latency: Partial<TurnRecord["latency"]>,
  more: Partial<TurnRecord> = {},
): TurnRecord {
  return read<TurnRecord>({
    ...common,
    ...ids,
    type: "turn",
    span_id: turnSpanId(index),
    parent_span_id: rootSpanId,
    turn_id: `turn-${index}`,
    turn_index: index,
    speech_ids: [`speech_${index}`],
    initiator: spoke ? "user" : "agent",
    modality: "audio",
    started_at: at(fromMs),
    ended_at: at(toMs),
    user_started_speaking_at: spoke ? at(spoke[0]) : null,
    user_stopped_speaking_at: spoke ? at(spoke[1]) : null,
    committed_at: committed === undefined ? null : at(committed),
    agent_started_speaking_at: answered ? at(answered[0]) : null,
    agent_stopped_speaking_at: answered ? at(answered[1]) : null,
    latency: { segments: [], ...latency },
    interrupted: false,
    false_interruptions: 0,
    tools: [],
    llm_calls: 1,
    stt_calls: 1,
    tts_calls: 1,
    cost: { unpriced_calls: 0 },
    success: true,
    ...more,
  });
}

/** The run of the sample. */
export function sampleRun(more: Partial<WorkflowRunRecord> = {}): WorkflowRunRecord {
  return read<WorkflowRunRecord>({
    ...common,
    ...ids,
    type: "workflow_run",
    span_id: rootSpanId,
    workflow_name: "support-line",
    kind: "voice_conversation",
    status: "completed",
    started_at: at(0),
    completed_at: at(23_400),
    total_duration_ms: 23_400,
    stages: [],
    total_cost: 0.0041728,
    unpriced_calls: 0,
    providers_used: ["scripted"],
    tiers_used: [],
    turns: 4,
    turn_latency: { p50_ms: 842, p95_ms: 2112, max_ms: 2112 },
    quality: { interruptions_by_user: 1, interruptions_by_agent: 0, false_interruptions: 0 },
    errors: 1,
    success: true,
    ...more,
  });
}

/**
 * Four turns: a greeting, a question, one that needs a tool and two requests, one that fails once and is interrupted.
 *
 *     greeting  ▔▔▔▔▔▔
 *     question        ▁▁▁·▔▔▔▔
 *     tool                     ▁▁▁···▔▔▔▔▔▔
 *     retried, cut                          ▁▁▁··▔▔
 */
export function sampleConversation(): Conversation {
  const stt = (turn: number, fromMs: number, audioMs: number) =>
    sampleCall(turn, fromMs, { kind: "stt", model_id: "nova-3", audio_duration_ms: audioMs, latency_ms: audioMs });
  const llm = (turn: number, fromMs: number, ttft: number, total: number, tokens: readonly [number, number]) =>
    sampleCall(turn, fromMs, {
      model_id: "gpt-4o-mini",
      ttft_ms: ttft,
      latency_ms: total,
      input_tokens: tokens[0],
      output_tokens: tokens[1],
    });
  const tts = (turn: number, fromMs: number, ttfb: number, characters: number) =>
    sampleCall(turn, fromMs, { kind: "tts", model_id: "sonic-3", ttfb_ms: ttfb, latency_ms: ttfb + 400, characters });

  return {
    run: sampleRun(),
    turns: [
      sampleTurn(1, [20, 3600], { answered: [190, 3600] }, {}),
      sampleTurn(
        2,
        [4400, 10_000],
        { spoke: [4400, 6500], committed: 6870, answered: [7342, 10_000] },
        { end_of_utterance_ms: 370, llm_ttft_ms: 310, tts_ttfb_ms: 120, e2e_ms: 842, residual_ms: 10 },
      ),
      sampleTurn(
        3,
        [10_900, 17_100],
        { spoke: [10_900, 12_600], committed: 12_980, answered: [14_712, 17_100] },
        { end_of_utterance_ms: 380, llm_ttft_ms: 340, tts_ttfb_ms: 130, e2e_ms: 2112, residual_ms: 18 },
        {
          llm_calls: 2,
          tools: [
            {
              name: "lookup_order",
              call_id: "tool-1",
              speech_id: "speech_3",
              span_id: "00000000000000d3",
              started_at: at(13_280),
              duration_ms: 910,
              success: true,
              error_type: null,
            },
          ],
        },
      ),
      sampleTurn(
        4,
        [17_900, 23_300],
        { spoke: [17_900, 19_400], committed: 19_740, answered: [21_600, 23_300] },
        { end_of_utterance_ms: 340, llm_ttft_ms: 290, e2e_ms: 2200, residual_ms: 72 },
        { llm_calls: 2, interrupted: true, interrupted_by: "user", interrupted_after_ms: 1700 },
      ),
    ],
    calls: [
      tts(1, 30, 140, 49),
      stt(2, 4400, 2240),
      llm(2, 6880, 310, 512, [812, 31]),
      tts(2, 7200, 120, 88),
      stt(3, 10_900, 1810),
      llm(3, 12_990, 290, 412, [871, 12]),
      llm(3, 14_200, 340, 690, [902, 44]),
      tts(3, 14_560, 130, 121),
      stt(4, 17_900, 1620),
      sampleCall(4, 19_750, {
        model_id: "gpt-4o-mini",
        success: false,
        error_type: "APITimeoutError",
        latency_ms: 1000,
      }),
      llm(4, 20_850, 290, 1400, [958, 61]),
      sampleCall(4, 21_300, { kind: "tts", model_id: "sonic-3", latency_ms: 1800, characters: 203, cancelled: true }),
    ],
    malformed: { count: 0, first: [] },
  };
}
