// SPDX-License-Identifier: Apache-2.0
import type { ConversationQuality } from "@turnspan/records";

/** How long who talked, in milliseconds; `null` for who has not yet. */
export interface Talk {
  readonly userMs: number | null;
  readonly agentMs: number | null;
  readonly longestMs: number | null;
  /** Time in which at least one of the two talked. */
  readonly eitherMs: number;
  /** The latest stretches of that time, in order, epoch milliseconds. */
  readonly recent: readonly Counted[];
  /** Where each of the two talked last, as one stretch of speech that may have been told in parts. */
  readonly last: { readonly user: Stretch | null; readonly agent: Stretch | null };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const noTalk: Talk = {
  userMs: null,
  agentMs: null,
  longestMs: null,
  eitherMs: 0,
  recent: [],
  last: { user: null, agent: null },
};

/** A part of the time in which somebody talked; where neighbours were joined to save room, less of it than from end to end. */
interface Counted extends Stretch {
  readonly ms: number;
}

/** Stretches are told when they end: one overlaps only with others of late, or with those since it began. */
const recentKept = 32;
const sinceKept = 256;

/** What one of the two says with a smaller gap is one stretch that was told in two parts, in milliseconds. */
const gapMostMs = 50;

/**
 * Adds one stretch of speech.
 *
 * @param since From when on somebody may still be talking, epoch milliseconds; `null` if nobody is.
 */
export function addStretch(talk: Talk, who: "user" | "agent", stretch: Stretch, since: number | null = null): Talk {
  const ms = stretch.to - stretch.from;
  const whole = wholeStretch(talk.last[who], stretch);
  const apart = talk.recent.filter((other) => other.to < stretch.from || other.from > stretch.to);
  const touching = talk.recent.filter((other) => other.to >= stretch.from && other.from <= stretch.to);
  const merged = touching.reduce<Stretch>(spanning, { from: stretch.from, to: stretch.to });
  const counted = touching.reduce((sum, other) => sum + other.ms, 0);
  const recent = [...apart, { ...merged, ms: merged.to - merged.from }];
  return {
    userMs: who === "user" ? (talk.userMs ?? 0) + ms : talk.userMs,
    agentMs: who === "agent" ? (talk.agentMs ?? 0) + ms : talk.agentMs,
    longestMs: Math.max(talk.longestMs ?? 0, whole.to - whole.from),
    eitherMs: talk.eitherMs + merged.to - merged.from - counted,
    recent: latest(
      recent.toSorted((one, other) => one.from - other.from),
      since,
    ),
    last: who === "user" ? { user: whole, agent: talk.last.agent } : { user: talk.last.user, agent: whole },
  };
}

/** The stretch together with the one before, if that one goes on in it. */
function wholeStretch(last: Stretch | null, stretch: Stretch): Stretch {
  const goesOn = last !== null && stretch.from <= last.to + gapMostMs && stretch.to >= last.from - gapMostMs;
  return goesOn ? spanning(last, stretch) : { from: stretch.from, to: stretch.to };
}

function spanning(one: Stretch, other: Stretch): Stretch {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

/** Those of late, and all that a stretch under way may cover: of too many, the oldest two become one. */
function latest(stretches: readonly Counted[], since: number | null): readonly Counted[] {
  const open = since === null ? [] : stretches.filter(({ to }) => to >= since);
  if (open.length <= recentKept) return stretches.slice(-recentKept);
  const [first, second, ...others] = open;
  if (open.length <= sinceKept || first === undefined || second === undefined) return open;
  return [{ ...spanning(first, second), ms: first.ms + second.ms }, ...others];
}

/**
 * How the talking went, over a conversation of `totalMs`:
 * - `user_talk_ms`, `agent_talk_ms`: sums of the stretches of speech, pauses inside an utterance and the agent's silence
 *   after a barge-in left out. They come from LiveKit's own spans to the millisecond; where the host keeps those for
 *   itself, from state changes, which are late by what detection takes (some 60 ms at the start, 300 ms at the end);
 * - `silence_ms`: totalMs minus the time in which at least one of the two talked;
 * - `talk_ratio`: user_talk_ms / agent_talk_ms;
 * - `longest_monologue_ms`: the longest single stretch of either; what LiveKit tells in parts that meet is one.
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
