// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { Truth } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";
import { type Stretch, heardStretches, joined, longestMs, spokenStretches } from "./stretches.js";
import type { TurnTruth } from "./turn-truth.js";

/** How far each end of a stretch may be off, in ms: a pause is noticed a frame or two late. */
const toleranceMs = 45;
/** How far the first response may be off, in ms. */
const responseMs = 30;
/** How far the ends of the conversation may be off, in ms. */
const extentMs = 60;
/** Parts of one's speech that meet are one stretch; how near they must be is not sharper than this, in ms. */
const meets = { surelyMs: 20, maybeMs: 90 };

type Quality = WorkflowRunRecord["quality"];

/** How the talking went over a whole conversation: silences, monologues, who talked over whom, the first response. */
export function checkQuality(truth: Truth, truths: readonly TurnTruth[], { runs }: Observed): readonly string[] {
  const run = runs.at(-1);
  if (run === undefined) return [];
  const spoken = spokenStretches(truth.spoken);
  // A sound that is no utterance may count as talk or not.
  const inTurns = spokenStretches(truths.flatMap((one) => one.spoken));
  const heard = heardStretches(truth.played);
  const { quality } = run;
  return [
    ...compareSilence(truth, [...spoken, ...heard], [...inTurns, ...heard], run),
    ...compareMonologue(spoken, inTurns, heard, quality),
    ...compareRatio(spoken, inTurns, heard, quality),
    ...compareResponse(truths, quality),
    ...compareCounts(truth, truths, spoken, quality),
  ];
}

function compareSilence(
  truth: Truth,
  most: readonly Stretch[],
  least: readonly Stretch[],
  { quality, total_duration_ms: recordedMs }: WorkflowRunRecord,
): readonly string[] {
  const [from = Number.NaN] = truth.startedAtMs;
  const [to = Number.NaN] = truth.closedAtMs;
  const durationMs = to - from;
  const silentMs = (talking: readonly Stretch[]) => durationMs - total(joined(talking, 0));
  const apart = extentMs + toleranceMs * most.length;
  const silence = quality.silence_ms;
  return [
    ...between("the conversation lasted", durationMs - extentMs, durationMs + extentMs, recordedMs),
    ...(most.length === 0 || (silence === null && least.length === 0)
      ? unknown("silence_ms", silence)
      : between("silence_ms is", silentMs(most) - apart, silentMs(least) + apart, silence)),
  ];
}

function compareMonologue(
  spoken: readonly Stretch[],
  inTurns: readonly Stretch[],
  heard: readonly Stretch[],
  { longest_monologue_ms: recordedMs }: Quality,
): readonly string[] {
  const least = longestMs([...joined(inTurns, 0), ...joined(heard, meets.surelyMs)]);
  const most = longestMs([...joined(spoken, 0), ...joined(heard, meets.maybeMs)]);
  if (most === null || (recordedMs === null && least === null)) return unknown("longest_monologue_ms", recordedMs);
  return between("longest_monologue_ms is", (least ?? 0) - toleranceMs, most + toleranceMs, recordedMs);
}

function compareRatio(
  spoken: readonly Stretch[],
  inTurns: readonly Stretch[],
  heard: readonly Stretch[],
  { talk_ratio: recorded, user_talk_ms: userMs }: Quality,
): readonly string[] {
  if (heard.length === 0 || spoken.length === 0 || (inTurns.length === 0 && userMs === null)) {
    return unknown("talk_ratio", recorded);
  }
  const heardMs = total(heard);
  const heardApart = toleranceMs * heard.length;
  const least = (total(inTurns) - toleranceMs * inTurns.length) / (heardMs + heardApart);
  const most = (total(spoken) + toleranceMs * spoken.length) / Math.max(1, heardMs - heardApart);
  return between("talk_ratio is", least, most, recorded);
}

/** What the caller waited for the answer that was heard first. */
function compareResponse(truths: readonly TurnTruth[], { first_response_ms: recorded }: Quality): readonly string[] {
  const waits = truths.flatMap(({ expected, spoken, played }) => {
    const from = spoken.at(-1)?.placedEndAtMs ?? null;
    const to = played[0]?.startedAtMs ?? null;
    const waited = (expected.waits ?? true) && expected.initiator === "user" && from !== null && to !== null;
    return waited ? [{ from, to }] : [];
  });
  const [first] = waits.toSorted((one, other) => one.to - other.to);
  if (first === undefined) return unknown("first_response_ms", recorded);
  const waitedMs = first.to - first.from;
  return between("first_response_ms is", waitedMs - responseMs, waitedMs + responseMs, recorded);
}

function compareCounts(
  { played }: Truth,
  truths: readonly TurnTruth[],
  spoken: readonly Stretch[],
  quality: Quality,
): readonly string[] {
  const isIn = (at: number) => spoken.some(({ from, to }) => from < at && at < to);
  // Sound that goes on after a pause began before.
  const begins = played.flatMap(({ sounds }) => sounds.slice(0, 1).map(({ startedAtMs }) => startedAtMs));
  const cut = truths.filter(({ expected }) => expected.interruptedBy === "user").length;
  const pauses = truths.reduce((sum, { expected }) => sum + (expected.falseInterruptions ?? 0), 0);
  return [
    ...exactly("interruptions_by_agent", begins.filter(isIn).length, quality.interruptions_by_agent),
    ...exactly("interruptions_by_user", cut, quality.interruptions_by_user),
    ...exactly("false_interruptions", pauses, quality.false_interruptions),
  ];
}

function total(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

function unknown(what: string, recorded: number | null): readonly string[] {
  return recorded === null ? [] : [`${what} is unknown, recorded ${recorded}`];
}

function exactly(what: string, declared: number, recorded: number): readonly string[] {
  return declared === recorded ? [] : [`${what} is ${declared}, recorded ${recorded}`];
}

function between(what: string, least: number, most: number, recorded: number | null): readonly string[] {
  if (recorded !== null && recorded >= least && recorded <= most) return [];
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return [`${what} ${rounded(least)} to ${rounded(most)}, recorded ${recorded}`];
}
