// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { Truth } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";
import { heardUntil } from "./stretches.js";
import type { TurnTruth } from "./turn-truth.js";

/** How far the recorded talk time may be off for each stretch of speech, in ms: a pause is noticed a frame or two late. */
const toleranceMs = 45;

/** How long each side talked, in each turn and in all, and when it began. A sound that is no turn may count as talk in all or not. */
export function checkTalk(truth: Truth, truths: readonly TurnTruth[], { runs, turns }: Observed): readonly string[] {
  const quality = runs.at(-1)?.quality;
  if (quality === undefined) return [];
  const talkedMs = heardMs(truth.played);
  const agentApart = toleranceMs * Math.max(1, truth.played.length);
  const inTurns = truths.flatMap(({ spoken }) => spoken);
  const userApart = toleranceMs * Math.max(1, truth.spoken.length);
  return [
    ...compare("the agent", talkedMs - agentApart, talkedMs + agentApart, quality.agent_talk_ms),
    ...compare("the caller", talkMs(inTurns) - userApart, talkMs(truth.spoken) + userApart, quality.user_talk_ms),
    ...truths.flatMap((one, index) => compareTurn(one, turns[index])),
  ];
}

function compareTurn({ expected, spoken, played }: TurnTruth, turn: TurnRecord | undefined): readonly string[] {
  if (turn === undefined) return [];
  const where = (who: string) => `turn ${turn.turn_index}: ${who}`;
  const agentApart = toleranceMs * Math.max(1, played.length);
  const userApart = toleranceMs * Math.max(1, spoken.length);
  return [
    ...compare(where("the agent"), heardMs(played) - agentApart, heardMs(played) + agentApart, turn.agent_talk_ms),
    ...compare(where("the caller"), talkMs(spoken) - userApart, talkMs(spoken) + userApart, turn.user_talk_ms),
    ...compareStart(where("the caller"), spoken[0]?.startedAtMs ?? null, turn.user_started_speaking_at),
    // An answer in text has a beginning that nobody hears.
    ...(expected.modality === "text" && played.length === 0
      ? []
      : compareStart(where("the agent"), played[0]?.startedAtMs ?? null, turn.agent_started_speaking_at)),
  ];
}

function compareStart(who: string, startedAtMs: number | null, recorded: string | null): readonly string[] {
  const apartMs = recorded === null || startedAtMs === null ? null : Math.abs(Date.parse(recorded) - startedAtMs);
  if (apartMs === null ? (recorded === null) === (startedAtMs === null) : apartMs <= toleranceMs) return [];
  return [`${who} began to talk at ${startedAtMs}, recorded ${recorded === null ? null : Date.parse(recorded)}`];
}

function heardMs(played: Truth["played"]): number {
  return played.reduce((total, one) => total + one.talkedMs, 0);
}

function talkMs(spoken: Truth["spoken"]): number {
  return spoken.reduce((total, one) => total + heardUntil(one) - one.startedAtMs, 0);
}

function compare(who: string, leastMs: number, mostMs: number, recordedMs: number | null): readonly string[] {
  const recorded = recordedMs ?? 0;
  if (recorded >= leastMs && recorded <= mostMs) return [];
  return [`${who} talked ${Math.round(leastMs)} to ${Math.round(mostMs)} ms, recorded ${recordedMs}`];
}
