// SPDX-License-Identifier: Apache-2.0
import type { ConversationQuality, TurnRecord } from "@turnspan/records";

/** Who talked when, in epoch milliseconds, merged as far as it can be so that a long conversation stays small. */
export interface Talk {
  readonly userMs: number | null;
  readonly agentMs: number | null;
  readonly longestMs: number | null;
  /** Time in which at least one of the two spoke, up to `mergedUntil`. */
  readonly eitherMs: number;
  readonly mergedUntil: number;
}

export const noTalk: Talk = { userMs: null, agentMs: null, longestMs: null, eitherMs: 0, mergedUntil: 0 };

/** Adds the speech of one turn. Turns come in the order of their end, so stretches overlap only with late ones. */
export function addTalk(talk: Talk, turn: TurnRecord): Talk {
  const user = stretch(turn.user_started_speaking_at, turn.user_stopped_speaking_at);
  const agent = stretch(turn.agent_started_speaking_at, turn.agent_stopped_speaking_at);
  return [user, agent].reduce<Talk>((sum, part) => (part === null ? sum : mergeStretch(sum, part)), {
    ...talk,
    userMs: plus(talk.userMs, user),
    agentMs: plus(talk.agentMs, agent),
  });
}

/**
 * How the talking went, over a conversation of `totalMs`:
 * - `user_talk_ms`, `agent_talk_ms`: sums of the stretches that the voice activity detector and the playback report;
 * - `silence_ms`: totalMs minus the time in which at least one of the two spoke;
 * - `talk_ratio`: user_talk_ms / agent_talk_ms;
 * - `longest_monologue_ms`: the longest single stretch of either.
 */
export function talkQuality(
  talk: Talk,
  totalMs: number,
): Pick<ConversationQuality, "user_talk_ms" | "agent_talk_ms" | "silence_ms" | "talk_ratio" | "longest_monologue_ms"> {
  const ratio = talk.userMs !== null && talk.agentMs ? talk.userMs / talk.agentMs : null;
  return {
    user_talk_ms: talk.userMs,
    agent_talk_ms: talk.agentMs,
    silence_ms: talk.longestMs === null ? null : Math.max(0, totalMs - talk.eitherMs),
    talk_ratio: ratio === null ? null : Math.round(ratio * 1000) / 1000,
    longest_monologue_ms: talk.longestMs,
  };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function stretch(from: string | null, to: string | null): Stretch | null {
  if (from === null || to === null) return null;
  const parts = { from: Date.parse(from), to: Date.parse(to) };
  return parts.to >= parts.from ? parts : null;
}

function mergeStretch(talk: Talk, { from, to }: Stretch): Talk {
  const fresh = Math.max(0, to - Math.max(from, talk.mergedUntil));
  return {
    ...talk,
    longestMs: Math.max(talk.longestMs ?? 0, to - from),
    eitherMs: talk.eitherMs + fresh,
    mergedUntil: Math.max(talk.mergedUntil, to),
  };
}

function plus(total: number | null, part: Stretch | null): number | null {
  return part === null ? total : (total ?? 0) + (part.to - part.from);
}
