// SPDX-License-Identifier: Apache-2.0
import type { ConversationQuality } from "@turnspan/records";

/** How long who talked, in milliseconds; `null` for who has not yet. */
export interface Talk {
  readonly userMs: number | null;
  readonly agentMs: number | null;
  readonly longestMs: number | null;
  /** Time in which at least one of the two talked. */
  readonly eitherMs: number;
  /** The latest stretches of that time, apart from one another and in order, epoch milliseconds. */
  readonly recent: readonly Stretch[];
  /** Where each of the two talked last, as one stretch of speech that may have been told in parts. */
  readonly last: { readonly user: Stretch | null; readonly agent: Stretch | null };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const noTalk: Talk = { userMs: null, agentMs: null, longestMs: null, eitherMs: 0, recent: [], last: { user: null, agent: null } };

/** Stretches are told when they end: one overlaps only with others of late. */
const recentKept = 32;

/** Adds one stretch of speech. */
export function addStretch(talk: Talk, who: "user" | "agent", stretch: Stretch): Talk {
  const ms = stretch.to - stretch.from;
  const apart = talk.recent.filter((other) => other.to < stretch.from || other.from > stretch.to);
  const touching = talk.recent.filter((other) => other.to >= stretch.from && other.from <= stretch.to);
  const merged = touching.reduce(
    (one, other) => ({ from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }),
    stretch,
  );
  const counted = touching.reduce((sum, other) => sum + other.to - other.from, 0);
  return {
    userMs: who === "user" ? (talk.userMs ?? 0) + ms : talk.userMs,
    agentMs: who === "agent" ? (talk.agentMs ?? 0) + ms : talk.agentMs,
    longestMs: Math.max(talk.longestMs ?? 0, ms),
    eitherMs: talk.eitherMs + merged.to - merged.from - counted,
    recent: [...apart, merged].toSorted((one, other) => one.from - other.from).slice(-recentKept),
  };
}

/**
 * How the talking went, over a conversation of `totalMs`:
 * - `user_talk_ms`, `agent_talk_ms`: sums of the stretches of speech, pauses inside an utterance and the agent's silence
 *   after a barge-in left out. They come from LiveKit's own spans to the millisecond; where the host keeps those for
 *   itself, from state changes, which are late by what detection takes (some 60 ms at the start, 300 ms at the end);
 * - `silence_ms`: totalMs minus the time in which at least one of the two talked;
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
