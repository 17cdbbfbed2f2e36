// SPDX-License-Identifier: Apache-2.0
import type { TurnLatency } from "@turnspan/records";
import type { Turn } from "../turns/turn.js";
import { cutWait, residualName } from "./cut.js";
import { answerIntervals, criticalCalls } from "./intervals.js";

/**
 * A turn's latency figures. `e2e_ms` is what the caller waited: the agent's first sound minus the end of the caller's
 * speech. `formula_ms` is the sum that LiveKit's guides give (EOU + TTFT + TTFB).
 */
export function turnLatency(turn: Turn): TurnLatency {
  const { llm, tts } = criticalCalls(turn);
  const wait = waitOf(turn);
  const segments = wait ? cutWait(wait.from, wait.to, answerIntervals(turn)) : [];
  const ttftMs = llm?.ttftMs ?? null;
  const endOfUtteranceMs = turn.commit?.endOfUtteranceMs ?? null;
  return {
    end_of_utterance_ms: endOfUtteranceMs,
    transcription_ms: turn.commit?.transcriptionMs ?? null,
    on_user_turn_completed_ms: turn.commit?.onUserTurnCompletedMs ?? null,
    llm_ttft_ms: ttftMs,
    tts_ttfb_ms: tts?.ttfbMs ?? null,
    playback_ms: turn.agent.playbackMs,
    e2e_ms: wait ? wait.to - wait.from : null,
    formula_ms: sum([endOfUtteranceMs, ttftMs, tts?.ttfbMs ?? null]),
    segments,
    residual_ms: wait ? (segments.find((segment) => segment.name === residualName)?.ms ?? 0) : null,
  };
}

/**
 * The caller waits only where the caller spoke and the agent answered by voice. A realtime model hears for itself: nothing
 * commits the turn, and speech has ended when the model, or a detector beside it, says so.
 */
function waitOf(turn: Turn): { from: number; to: number } | null {
  const from = turn.user.stoppedAt;
  const to = turn.agent.startedAt;
  const isOver = turn.commit !== null || turn.modality === "realtime";
  if (turn.initiator !== "user" || !isOver || from === null || to === null || to < from) return null;
  return { from, to };
}

function sum(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((total, part) => (total === null || part === null ? null : total + part), 0);
}
