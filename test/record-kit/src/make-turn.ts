// SPDX-License-Identifier: Apache-2.0
import { type Cast, type Line, timeText } from "./cast.js";

export interface MadeTurn {
  readonly line: Line;
  readonly turnId: string;
  readonly turnIndex: number;
  readonly spanId: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** A turn whose segments sum to its wait; a few were never answered and have neither. */
export function makeTurn(cast: Cast, turnIndex: number, startedAtMs: number): MadeTurn {
  const { random } = cast;
  const answered = random.chance(0.94);
  const spokeMs = random.between(600, 5000);
  const talkMs = random.between(800, 7000);
  const segments = answered
    ? [
        { name: "transcription", ms: random.between(80, 320) },
        { name: "endpointing", ms: random.between(100, 600) },
        { name: "llm_ttft", ms: random.chance(0.06) ? random.between(1500, 4000) : random.between(200, 900) },
        ...(random.chance(0.2) ? [{ name: "tool:lookup_order", ms: random.between(50, 1200) }] : []),
        { name: "text_to_tts", ms: random.between(0, 120) },
        { name: "tts_ttfb", ms: random.between(80, 350) },
        { name: "residual", ms: random.between(0, 25) },
      ]
    : [];
  const waitMs = segments.reduce((sum, segment) => sum + segment.ms, 0);
  const hasTool = segments.some((segment) => segment.name.startsWith("tool:"));
  const interrupted = answered && random.chance(0.12);
  const stoppedMs = startedAtMs + spokeMs;
  const endedAtMs = stoppedMs + waitMs + (answered ? talkMs : 0);
  const turnId = `${cast.runId}-turn-${turnIndex}`;
  const spanId = random.hex(16);
  const known = (name: string): number | undefined => segments.find((segment) => segment.name === name)?.ms;
  const line: Line = {
    ...cast.common,
    type: "turn",
    span_id: spanId,
    parent_span_id: cast.rootSpanId,
    turn_id: turnId,
    conversation_id: cast.conversationId,
    run_id: cast.runId,
    turn_index: turnIndex,
    agent_name: cast.agent,
    tenant: cast.tenant,
    speech_ids: [`speech-${turnIndex}`],
    initiator: "user",
    modality: "audio",
    started_at: timeText(startedAtMs),
    ended_at: timeText(endedAtMs),
    user_started_speaking_at: timeText(startedAtMs),
    user_stopped_speaking_at: timeText(stoppedMs),
    agent_started_speaking_at: answered ? timeText(stoppedMs + waitMs) : undefined,
    agent_stopped_speaking_at: answered ? timeText(endedAtMs) : undefined,
    user_talk_ms: spokeMs,
    agent_talk_ms: answered ? talkMs : undefined,
    latency: {
      transcription_ms: known("transcription"),
      end_of_utterance_ms: answered ? (known("transcription") ?? 0) + (known("endpointing") ?? 0) : undefined,
      llm_ttft_ms: known("llm_ttft"),
      tts_ttfb_ms: known("tts_ttfb"),
      e2e_ms: answered ? waitMs : undefined,
      segments,
      residual_ms: known("residual"),
    },
    interrupted,
    interrupted_by: interrupted ? "user" : undefined,
    interrupted_after_ms: interrupted ? random.between(100, talkMs) : undefined,
    barge_in_stop_ms: interrupted ? random.between(60, 400) : undefined,
    false_interruptions: random.chance(0.03) ? 1 : 0,
    tools: hasTool
      ? [
          {
            name: "lookup_order",
            call_id: `tool-${turnIndex}`,
            span_id: random.hex(16),
            started_at: timeText(stoppedMs),
            duration_ms: known("tool:lookup_order"),
            success: random.chance(0.9),
          },
        ]
      : [],
    llm_calls: hasTool ? 2 : 1,
    stt_calls: 1,
    tts_calls: answered ? 1 : 0,
    cost: { unpriced_calls: 0 },
    success: answered,
    error_type: answered ? undefined : "llm_error",
  };
  return { line, turnId, turnIndex, spanId, startedAtMs, endedAtMs };
}
