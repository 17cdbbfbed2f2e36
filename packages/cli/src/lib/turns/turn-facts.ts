// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, ToolExecution, TurnRecord } from "@turnspan/records";
import type { Fact } from "../text/facts.js";
import { formatCount, formatMs, formatUsd } from "../text/figures.js";

const ms = (value: number | null): string | null => (value === null ? null : formatMs(value));
const usd = (value: number | null): string | null => (value === null ? null : formatUsd(value));
const count = (value: number | null): string | null => (value === null ? null : formatCount(value));
const clock = (iso: string): string => iso.slice(11, 23);

/** What is known of a turn beyond its spans. */
export function turnFacts(turn: TurnRecord): Fact[] {
  const { latency, cost } = turn;
  const began = turn.initiator === "user" ? "caller" : "agent";
  return [
    ["id", turn.turn_id],
    ["began", `by the ${began}, ${turn.modality}, ${clock(turn.started_at)} UTC`],
    ["caller said", turn.user_text],
    ["agent said", turn.agent_text],
    ["language", turn.language],
    ["end of utterance", ms(latency.end_of_utterance_ms)],
    ["transcription", ms(latency.transcription_ms)],
    ["on turn completed", ms(latency.on_user_turn_completed_ms)],
    ["LLM TTFT", ms(latency.llm_ttft_ms)],
    ["TTS TTFB", ms(latency.tts_ttfb_ms)],
    ["playback", ms(latency.playback_ms)],
    ["e2e", ms(latency.e2e_ms)],
    ["by formula", ms(latency.formula_ms)],
    ["residual", ms(latency.residual_ms)],
    ["caller talked", ms(turn.user_talk_ms)],
    ["agent talked", ms(turn.agent_talk_ms)],
    ["interrupted", interruption(turn)],
    ["barge-in to silence", ms(turn.barge_in_stop_ms)],
    ["false interruptions", turn.false_interruptions === 0 ? null : count(turn.false_interruptions)],
    ["cost", usd(cost.total)],
    ["cost by kind", costByKind(cost)],
    ["unpriced calls", cost.unpriced_calls === 0 ? null : count(cost.unpriced_calls)],
    ["unanswered", turn.success === null ? "the session ended before an answer" : null],
    ["failed", turn.success === false ? (turn.error_type ?? "yes") : null],
  ];
}

const interrupters = { user: "by the caller", agent: "by the agent", close: "by the session's end" } as const;

function interruption(turn: TurnRecord): string | null {
  if (!turn.interrupted) return null;
  const who = interrupters[turn.interrupted_by ?? "user"];
  return turn.interrupted_after_ms === null ? who : `${who} after ${formatMs(turn.interrupted_after_ms)}`;
}

function costByKind(cost: TurnRecord["cost"]): string | null {
  const parts = (["llm", "stt", "tts", "realtime", "other"] as const).flatMap((kind) =>
    cost[kind] === null ? [] : [`${kind} ${formatUsd(cost[kind])}`],
  );
  return parts.length === 0 ? null : parts.join(", ");
}

/** What is known of a tool's execution. */
export function toolFacts(tool: ToolExecution, turn: TurnRecord): Fact[] {
  return [
    ["began", offset(tool.started_at, turn)],
    ["took", tool.duration_ms === null ? "never returned" : formatMs(tool.duration_ms)],
    ["failed", tool.success === false ? (tool.error_type ?? "yes") : null],
    ["call", tool.call_id],
  ];
}

/** What is known of a call. */
export function callFacts(call: CallRecord, turn: TurnRecord): Fact[] {
  const flags = [
    call.cancelled ? "cut short" : null,
    call.discarded ? "discarded" : null,
    call.fallback_used ? `fallback for ${call.original_provider ?? "another"}` : null,
    call.streamed === true ? "streamed" : null,
  ].filter((flag) => flag !== null);
  const tokens = [
    call.input_tokens === null ? null : `${formatCount(call.input_tokens)} in`,
    call.cached_input_tokens === null ? null : `${formatCount(call.cached_input_tokens)} of them cached`,
    call.output_tokens === null ? null : `${formatCount(call.output_tokens)} out`,
    call.reasoning_tokens === null ? null : `${formatCount(call.reasoning_tokens)} of them reasoning`,
  ].filter((part) => part !== null);
  return [
    ["model", [call.provider, call.model_id, call.via].filter((part) => part !== null).join(", ")],
    ["request", call.request_id ?? call.call_id],
    ["began", offset(call.timestamp, turn)],
    ["latency", ms(call.latency_ms)],
    ["TTFT", ms(call.ttft_ms)],
    ["TTFB", ms(call.ttfb_ms)],
    ["tokens", tokens.length === 0 ? null : tokens.join(", ")],
    ["tokens a second", call.tokens_per_second === null ? null : call.tokens_per_second.toFixed(1)],
    ["characters", count(call.characters)],
    ["audio", ms(call.audio_duration_ms)],
    ["cost", usd(call.actual_cost ?? call.estimated_cost)],
    ["price", [call.price_id, call.price_as_of].filter((part) => part !== null).join(", of ")],
    ["notes", flags.join(", ")],
    ["tried", call.fallback_chain === null ? null : call.fallback_chain.join(", then ")],
    ["failed", call.success ? null : [call.error_type ?? "yes", call.error_message].filter(Boolean).join(": ")],
  ];
}

function offset(iso: string, turn: TurnRecord): string {
  return `${formatMs(Date.parse(iso) - Date.parse(turn.started_at))} into the turn`;
}
