// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { priceCall } from "@turnspan/prices";
import { readRecord } from "@turnspan/records/readers";

const startMs = Date.UTC(2026, 10, 20, 14, 2, 11);
const at = (ms: number): string => new Date(startMs + ms).toISOString();
const common = {
  v: 1,
  service_name: "support",
  environment: "test",
  trace_id: "6f1c9a0de4b84fd8a4b1c2d3e4f5a6b7",
  agent_name: "support-line",
};
/** Hostile on purpose: what a caller says must come out as text. */
export const hostileText = `<script>alert("1")</script> & 'so' on`;
export const sampleId = "019a2c55-7f10-7c3e-9a51-4be0d1f2a3c4";

type Segment = readonly [name: string, ms: number];

const turns: readonly { at: number; agent?: true; segments: readonly Segment[]; more?: object }[] = [
  { at: 0, agent: true, segments: [] },
  {
    at: 5000,
    segments: [
      ["transcription", 140],
      ["endpointing", 230],
      ["llm_ttft", 310],
      ["text_to_tts", 20],
      ["tts_ttfb", 120],
      ["playback", 12],
      ["residual", 10],
    ],
    more: { user_text: "Hi, I want to know where my order is." },
  },
  {
    at: 12_000,
    segments: [
      ["transcription", 120],
      ["endpointing", 260],
      ["llm_ttft", 290],
      ["tool:lookup_order", 910],
      ["llm_ttft", 340],
      ["text_to_tts", 30],
      ["tts_ttfb", 130],
      ["playback", 14],
      ["residual", 18],
    ],
    more: {
      user_text: hostileText,
      tools: [
        {
          name: "lookup_order",
          call_id: "t1",
          span_id: "00000000000000d3",
          started_at: at(14_500),
          duration_ms: 910,
          success: true,
        },
      ],
    },
  },
  {
    at: 20_000,
    segments: [
      ["transcription", 110],
      ["endpointing", 180],
      ["llm_ttft", 1740],
      ["text_to_tts", 25],
      ["tts_ttfb", 118],
      ["playback", 12],
      ["residual", 72],
    ],
    more: { interrupted: true, interrupted_by: "user", interrupted_after_ms: 1700 },
  },
];

const turnRecords = turns.map(({ at: fromMs, agent, segments, more }, index) => {
  const e2e = segments.reduce((sum, [, ms]) => sum + ms, 0);
  const named = (name: string): number | null => segments.find(([other]) => other === name)?.[1] ?? null;
  return {
    ...common,
    type: "turn",
    span_id: `00000000000000b${index + 1}`,
    parent_span_id: "00000000000000a0",
    turn_id: `turn-${index + 1}`,
    turn_index: index + 1,
    conversation_id: sampleId,
    run_id: "run-1",
    speech_ids: [`speech_${index + 1}`],
    initiator: agent ? "agent" : "user",
    modality: "audio",
    started_at: at(fromMs),
    ended_at: at(fromMs + 6000),
    latency: {
      e2e_ms: agent ? null : e2e,
      llm_ttft_ms: named("llm_ttft"),
      tts_ttfb_ms: named("tts_ttfb"),
      residual_ms: named("residual"),
      formula_ms: agent ? null : 800,
      segments: segments.map(([name, ms]) => ({ name, ms })),
    },
    interrupted: false,
    false_interruptions: 0,
    tools: [],
    llm_calls: 1,
    stt_calls: 1,
    tts_calls: 1,
    cost: { total: agent ? null : 0.0031, unpriced_calls: 0 },
    success: true,
    ...more,
  };
});

const call = (turnIndex: number, fromMs: number, more: object): object => ({
  ...common,
  type: "call",
  span_id: `00000000000${turnIndex}${String(fromMs % 10_000).padStart(4, "0")}`,
  parent_span_id: `00000000000000b${turnIndex}`,
  call_id: `call-${fromMs}`,
  timestamp: at(fromMs),
  conversation_id: sampleId,
  run_id: "run-1",
  turn_id: `turn-${turnIndex}`,
  turn_index: turnIndex,
  success: true,
  cancelled: false,
  discarded: false,
  fallback_used: false,
  ...more,
});

const priceOfFirstAnswer = priceCall({
  kind: "llm",
  provider: "api.openai.com",
  model_id: "gpt-4o-mini",
  timestamp: at(7100),
  input_tokens: 812,
  cached_input_tokens: 640,
  output_tokens: 31,
});
const llm = { kind: "llm", provider: "api.openai.com", model_id: "gpt-4o-mini" };
const tts = { kind: "tts", provider: "Cartesia", model_id: "sonic-3" };
const stt = { kind: "stt", provider: "Deepgram", model_id: "nova-3" };
const calls = [
  call(1, 10, { ...tts, ttfb_ms: 140, latency_ms: 540, characters: 49 }),
  call(2, 5001, { ...stt, audio_duration_ms: 2240 }),
  call(2, 7100, {
    ...llm,
    ttft_ms: 310,
    latency_ms: 512,
    input_tokens: 812,
    cached_input_tokens: 640,
    output_tokens: 31,
    estimated_cost: 0.0000924,
    price_id: priceOfFirstAnswer.priceId,
    price_as_of: priceOfFirstAnswer.asOf,
  }),
  call(2, 7400, { ...tts, ttfb_ms: 120, latency_ms: 520, characters: 88 }),
  call(3, 12_001, { ...stt, audio_duration_ms: 1810 }),
  call(3, 14_100, { ...llm, ttft_ms: 290, latency_ms: 412, input_tokens: 871, output_tokens: 12 }),
  call(3, 15_400, { ...llm, ttft_ms: 340, latency_ms: 690, input_tokens: 902, output_tokens: 44 }),
  call(4, 20_001, { ...stt, audio_duration_ms: 1620 }),
  call(4, 22_000, { ...llm, success: false, error_type: "APITimeoutError", latency_ms: 1000 }),
  call(4, 23_000, { ...llm, ttft_ms: 290, latency_ms: 1400, input_tokens: 958, output_tokens: 61 }),
];

const run = {
  ...common,
  type: "workflow_run",
  span_id: "00000000000000a0",
  run_id: "run-1",
  conversation_id: sampleId,
  workflow_name: "support-line",
  kind: "voice_conversation",
  status: "completed",
  started_at: at(0),
  completed_at: at(222_000),
  total_duration_ms: 222_000,
  total_input_tokens: 2641,
  total_output_tokens: 104,
  stages: [],
  total_cost: 0.0417,
  unpriced_calls: 2,
  providers_used: [],
  tiers_used: [],
  turns: turns.length,
  turn_latency: { p50_ms: 2112, p95_ms: 2242, max_ms: 2257 },
  quality: { interruptions_by_user: 1, interruptions_by_agent: 0, false_interruptions: 0 },
  errors: 1,
  success: true,
  room_name: "sip-4401-77f",
  tenant: "acme",
};

/** Writes a conversation of four turns, a failed one and one that is under way on another machine. */
export function writeSample(dir: string): void {
  const day = join(dir, "2026-11-20");
  mkdirSync(day, { recursive: true });
  const write = (name: string, record: object): void => {
    const line = JSON.stringify(record);
    const result = readRecord(line);
    if (result.kind !== "record") throw new Error(`the sample is no record: ${JSON.stringify(result)}`);
    appendFileSync(join(day, name), `\n${line}\n`);
  };
  const other = { ...run, total_cost: null, turn_latency: {}, room_name: null, tenant: null };
  write("workflow_runs.jsonl", {
    ...other,
    run_id: "run-2",
    conversation_id: "a/b ?#<c>",
    status: "failed",
    started_at: at(-9e6),
  });
  write("workflow_runs.jsonl", {
    ...other,
    run_id: "run-3",
    conversation_id: "019a2c55-9999-7c3e-9a51-4be0d1f2a3c4",
    status: "running",
    started_at: at(600_000),
    completed_at: null,
    total_duration_ms: null,
    turns: 0,
    errors: 0,
  });
  write("workflow_runs.jsonl", run);
  for (const record of turnRecords) write("turns.jsonl", record);
  for (const record of calls) write("calls.jsonl", record);
  appendFileSync(join(day, "calls.jsonl"), "\n{torn <b>\n");
}
