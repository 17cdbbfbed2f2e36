// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import { type Talk, noTalk } from "./talk.js";

/** Sums over a conversation's records, kept while it runs. `null` until a value is known. */
export interface RunTotals {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly characters: number | null;
  readonly audioMs: number | null;
  readonly providers: readonly string[];
  readonly turns: number;
  readonly errors: number;
  /** `e2e_ms` of the turns that have one, at most {@link latenciesKept}. */
  readonly latenciesMs: readonly number[];
  readonly firstResponseMs: number | null;
  readonly interruptionsByUser: number;
  readonly falseInterruptions: number;
  readonly talk: Talk;
}

/** How many turns of one conversation count for its percentiles. */
const latenciesKept = 20_000;

/** How many names of providers one conversation keeps. */
const providersKept = 64;

export const noTotals: RunTotals = {
  inputTokens: null,
  outputTokens: null,
  characters: null,
  audioMs: null,
  providers: [],
  turns: 0,
  errors: 0,
  latenciesMs: [],
  firstResponseMs: null,
  interruptionsByUser: 0,
  falseInterruptions: 0,
  talk: noTalk,
};

/** A copy with some of it changed; see turns/copies.ts for why the keys are spelled out. */
export function totalsWith(totals: RunTotals, changes: Partial<RunTotals>): RunTotals {
  return Object.assign<RunTotals, Partial<RunTotals>>(
    {
      inputTokens: totals.inputTokens,
      outputTokens: totals.outputTokens,
      characters: totals.characters,
      audioMs: totals.audioMs,
      providers: totals.providers,
      turns: totals.turns,
      errors: totals.errors,
      latenciesMs: totals.latenciesMs,
      firstResponseMs: totals.firstResponseMs,
      interruptionsByUser: totals.interruptionsByUser,
      falseInterruptions: totals.falseInterruptions,
      talk: totals.talk,
    },
    changes,
  );
}

export function addCallToTotals(totals: RunTotals, call: CallRecord): RunTotals {
  const { provider } = call;
  return totalsWith(totals, {
    inputTokens: add(totals.inputTokens, call.input_tokens),
    outputTokens: add(totals.outputTokens, call.output_tokens),
    characters: add(totals.characters, call.characters),
    audioMs: call.kind === "stt" ? add(totals.audioMs, call.audio_duration_ms) : totals.audioMs,
    providers:
      provider === null || totals.providers.includes(provider)
        ? totals.providers
        : [...totals.providers, provider].slice(0, providersKept),
  });
}

export function addTurnToTotals(totals: RunTotals, turn: TurnRecord): RunTotals {
  const e2eMs = turn.latency.e2e_ms;
  const isKept = e2eMs !== null && totals.latenciesMs.length < latenciesKept;
  return totalsWith(totals, {
    turns: totals.turns + 1,
    errors: totals.errors + turn.tools.filter((tool) => tool.success === false).length,
    latenciesMs: isKept ? [...totals.latenciesMs, e2eMs] : totals.latenciesMs,
    firstResponseMs: totals.firstResponseMs ?? e2eMs,
    interruptionsByUser: totals.interruptionsByUser + (turn.interrupted_by === "user" ? 1 : 0),
    falseInterruptions: totals.falseInterruptions + turn.false_interruptions,
  });
}

export function addErrorToTotals(totals: RunTotals): RunTotals {
  return totalsWith(totals, { errors: totals.errors + 1 });
}

function add(total: number | null, more: number | null): number | null {
  return more === null ? total : (total ?? 0) + more;
}
