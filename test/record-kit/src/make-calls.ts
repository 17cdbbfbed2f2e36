// SPDX-License-Identifier: Apache-2.0
import { type Cast, type Line, timeText } from "./cast.js";
import type { MadeTurn } from "./make-turn.js";

type Model = readonly [provider: string, model: string, tier: string];

const models: Readonly<Record<"stt" | "llm" | "tts", readonly [Model, ...Model[]]>> = {
  stt: [["deepgram", "nova-3", "cheap"]],
  llm: [
    ["openai", "gpt-4o-mini", "cheap"],
    ["openai", "gpt-4o", "capable"],
    ["anthropic", "claude-sonnet-4", "premium"],
  ],
  tts: [
    ["cartesia", "sonic-2", "capable"],
    ["elevenlabs", "eleven_flash_v2_5", "premium"],
  ],
};

/** The requests of a turn: one of each kind, with what is unknown left out. */
export function makeCalls(cast: Cast, turn: MadeTurn): Line[] {
  const { random } = cast;
  const turnLine = turn.line as { llm_calls: number; tts_calls: number };
  const kinds = [
    "stt",
    ...Array.from({ length: turnLine.llm_calls }, () => "llm"),
    ...Array.from({ length: turnLine.tts_calls }, () => "tts"),
  ] as const;
  return kinds.map((kind, index): Line => {
    const [provider, model, tier] = random.oneOf(models[kind as keyof typeof models]);
    const failed = random.chance(kind === "llm" ? 0.03 : 0.01);
    const priced = !failed && random.chance(0.93);
    return {
      ...cast.common,
      type: "call",
      span_id: random.hex(16),
      parent_span_id: turn.spanId,
      call_id: `${turn.turnId}-call-${index}`,
      timestamp: timeText(turn.startedAtMs + index * 150),
      conversation_id: cast.conversationId,
      run_id: cast.runId,
      workflow_name: cast.agent,
      turn_id: turn.turnId,
      turn_index: turn.turnIndex,
      agent_name: cast.agent,
      kind,
      request_id: `req_${random.hex(12)}`,
      provider,
      model_id: model,
      via: random.chance(0.5) ? "direct" : undefined,
      tier: random.chance(0.95) ? tier : undefined,
      ...usageOf(cast, kind, failed),
      streamed: true,
      success: !failed,
      cancelled: random.chance(0.04) && !failed,
      discarded: kind === "llm" && random.chance(0.03) && !failed,
      error_type: failed ? random.oneOf(["timeout", "rate_limit", "server_error"]) : undefined,
      fallback_used: random.chance(0.02),
      estimated_cost: priced ? random.between(1, 40_000) / 1e7 : undefined,
      actual_cost: priced && random.chance(0.05) ? random.between(1, 40_000) / 1e7 : undefined,
      price_id: priced ? `${provider}/${model}` : undefined,
      price_as_of: priced ? "2026-11-01" : undefined,
      tenant: cast.tenant,
      metadata: random.chance(0.1) ? { campaign: "autumn", attempt: 2 } : undefined,
    };
  });
}

function usageOf({ random }: Cast, kind: string, failed: boolean): Line {
  if (failed) return { latency_ms: random.between(500, 9000) };
  switch (kind) {
    case "stt":
      return { audio_duration_ms: random.between(600, 5000), latency_ms: random.between(600, 5000) };
    case "tts":
      return {
        characters: random.between(20, 400),
        audio_duration_ms: random.between(800, 7000),
        ttfb_ms: random.between(80, 350),
        latency_ms: random.between(300, 2500),
      };
    default:
      return {
        input_tokens: random.between(100, 4000),
        output_tokens: random.between(5, 300),
        cached_input_tokens: random.chance(0.5) ? random.between(0, 100) : undefined,
        ttft_ms: random.between(150, 900),
        latency_ms: random.between(400, 4000),
        tokens_per_second: random.between(200, 900) / 10,
      };
  }
}
