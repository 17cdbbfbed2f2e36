// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { ExpectedTurn, Scenario } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";

/** As many turns as the scenario declares, begun by whom it declares, with the calls and the outcome that it declares. */
export function checkTurns(scenario: Scenario, observed: Observed): readonly string[] {
  const { turns, calls } = observed;
  const declared = scenario.turns.map(({ initiator }) => initiator).join(", ");
  const recorded = turns.map(({ initiator }) => initiator).join(", ");
  if (declared !== recorded) return [`the turns are begun by: ${declared}; recorded: ${recorded}`];
  const stray = calls.filter((call) => call.turn_id === null && call.session_duration_ms === null);
  return [
    ...scenario.turns.flatMap((expected, index) => compareTurn(scenario, expected, turns[index], index, observed)),
    ...(stray.length === (scenario.outside ?? 0) ? [] : [`${stray.length} calls belong to no turn`]),
  ];
}

function compareTurn(
  scenario: Scenario,
  expected: ExpectedTurn,
  turn: TurnRecord | undefined,
  index: number,
  { calls }: Observed,
): readonly string[] {
  if (turn === undefined) return [];
  const own = calls.filter((call) => call.turn_id === turn.turn_id);
  const count = (kind: string) => own.filter((call) => call.kind === kind).length;
  const wanted = callsOf(scenario, expected);
  const facts: [string, string | number | boolean | null, string | number | boolean | null][] = [
    ["turn_index", index + 1, turn.turn_index],
    // An agent's own turn has no input that came in one way or another.
    ["modality", expected.modality ?? (expected.initiator === "user" ? "audio" : turn.modality), turn.modality],
    ["llm calls", wanted.llm, count("llm")],
    ["stt calls", wanted.stt, count("stt")],
    ["tts calls", wanted.tts, count("tts")],
    ["realtime calls", wanted.realtime, count("realtime")],
    ["llm_calls", wanted.llm, turn.llm_calls],
    ["discarded calls", expected.discarded ?? 0, own.filter((call) => call.discarded).length],
    ["success", expected.success === undefined ? true : expected.success, turn.success],
  ];
  return facts.flatMap(([key, declared, recorded]) =>
    declared === recorded ? [] : [`turn ${index + 1}: ${key} is ${declared}, recorded ${recorded}`],
  );
}

function callsOf({ providers, medium }: Scenario, { initiator, modality, calls = {} }: ExpectedTurn) {
  const isRealtime = providers.realtime !== undefined;
  const speaks = initiator === "user" && modality !== "text";
  return {
    llm: calls.llm ?? (providers.llm === undefined ? 0 : 1),
    stt: calls.stt ?? (providers.stt !== undefined && speaks ? 1 : 0),
    tts: calls.tts ?? (providers.tts !== undefined && medium === "voice" ? 1 : 0),
    realtime: calls.realtime ?? (isRealtime ? 1 : 0),
  };
}
