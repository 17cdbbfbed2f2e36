// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fact, only, play, userTurn } from "../../../test/kit/facts.js";
import type { Fact } from "./fact.js";

const speechId = fc.constantFrom("s1", "s2", "s3", "s4");
const time = fc.integer({ min: -1000, max: 60_000 });
const amount = fc.nat(5000);

/** Any fact, with times and ids that may make no sense together. */
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(time, fc.constantFrom("speaking", "listening", "away"))
    .map(([t, state]) => fact(t, "user_state_changed", { state: state as "speaking" })),
  fc
    .tuple(time, fc.constantFrom("speaking", "listening", "thinking"), fc.option(speechId))
    .map(([t, state, id]) => fact(t, "agent_state_changed", { state: state as "speaking", speechId: id })),
  fc
    .tuple(
      time,
      speechId,
      fc.constantFrom("say", "generate_reply", "tool_response"),
      fc.constantFrom("audio", "text"),
      fc.option(speechId),
    )
    .map(([t, id, source, modality, parent]) =>
      fact(t, "speech_created", {
        speechId: id,
        source: source as "say",
        modality: modality as "audio",
        parentSpeechId: parent,
      }),
    ),
  fc
    .tuple(time, speechId, fc.boolean())
    .map(([t, id, scheduled]) => fact(t, "speech_scheduled", { speechId: id, scheduled })),
  fc
    .tuple(time, speechId, fc.boolean())
    .map(([t, id, interrupted]) => fact(t, "speech_done", { speechId: id, interrupted })),
  fc
    .tuple(time, speechId, fc.boolean())
    .map(([t, id, isClosing]) => fact(t, "speech_interrupted", { speechId: id, isClosing })),
  fc
    .tuple(time, fc.constantFrom("request", "other"))
    .map(([t, id]) => fact(t, "user_turn_ended", { requestIds: [id] })),
  fc.tuple(time, speechId, fc.option(amount), amount).map(([t, id, eou, stopped]) =>
    fact(t, "user_turn_committed", {
      speechId: id,
      userStoppedSpeakingAt: eou === null ? null : fact(stopped, "clock_ticked").at,
      endOfUtteranceMs: eou,
      transcriptionMs: eou,
    }),
  ),
  fc
    .tuple(time, fc.option(speechId), amount, amount)
    .map(([t, id, durationMs, ttftMs]) => fact(t, "llm_used", { speechId: id, durationMs, ttftMs })),
  fc
    .tuple(time, fc.option(speechId), amount, amount)
    .map(([t, id, durationMs, ttfbMs]) => fact(t, "tts_used", { speechId: id, durationMs, ttfbMs })),
  fc.tuple(time, amount).map(([t, audioDurationMs]) => fact(t, "stt_used", { audioDurationMs })),
  time.map((t) => fact(t, "realtime_used")),
  fc.tuple(time, fc.option(amount)).map(([t, stopped]) =>
    fact(t, "user_message_added", {
      stoppedSpeakingAt: stopped === null ? null : fact(stopped, "clock_ticked").at,
    }),
  ),
  fc.tuple(time, fc.option(speechId), amount, amount, fc.boolean()).map(([t, id, from, to, interrupted]) =>
    fact(t, "agent_message_added", {
      speechId: id,
      interrupted,
      startedSpeakingAt: fact(from, "clock_ticked").at,
      stoppedSpeakingAt: fact(to, "clock_ticked").at,
    }),
  ),
  fc.tuple(time, speechId, amount, amount).map(([t, id, from, to]) =>
    fact(t, "tools_executed", {
      speechId: id,
      tools: [
        {
          callId: `c${from}`,
          name: "tool",
          startedAt: fact(from, "clock_ticked").at,
          endedAt: fact(to, "clock_ticked").at,
          isError: false,
        },
      ],
    }),
  ),
  fc.tuple(time, fc.boolean()).map(([t, resumed]) => fact(t, "false_interruption", { resumed })),
  fc
    .tuple(time, fc.constantFrom("llm", "stt", "tts", "other"), fc.boolean())
    .map(([t, source, recoverable]) => fact(t, "provider_failed", { source: source as "llm", recoverable })),
  fc
    .tuple(time, fc.constantFrom("llm", "tts"), fc.boolean())
    .map(([t, kind, available]) => fact(t, "availability_changed", { kind: kind as "llm", available })),
  fc.tuple(time, fc.constantFrom("user", "agent"), amount, amount).map(([t, who, from, to]) =>
    fact(t, "stretch_ended", {
      who: who as "user",
      startedAt: fact(from, "clock_ticked").at,
      endedAt: fact(to, "clock_ticked").at,
    }),
  ),
  fc
    .tuple(time, fc.constantFrom("first", "second"), fc.option(speechId))
    .map(([t, toAgentId, id]) => fact(t, "handed_off", { toAgentId, duringToolOfSpeechId: id })),
  time.map((t) => fact(t, "transcription_timed_out")),
  time.map((t) => fact(t, "prediction_made")),
  time.map((t) => fact(t, "clock_ticked")),
);

const runs = { numRuns: 3000 };
// A bound against hanging, not on speed.
const timeout = 120_000;
const usageTypes = new Set(["llm_used", "tts_used", "stt_used", "realtime_used"]);
const end = fact(100_000, "session_closed");

/** Two real turns whose facts are reordered, repeated and lost. */
const tornConversation = fc
  .tuple(
    fc.shuffledSubarray([...userTurn(0, "s1"), ...userTurn(6000, "s2")], { minLength: 10 }),
    fc.array(fc.nat(27), { maxLength: 6 }),
  )
  .map(([facts, repeated]) => [...facts, ...repeated.flatMap((index) => facts[index] ?? [])]);

describe.each([
  ["facts that make no sense together", fc.array(anyFact, { maxLength: 60 })],
  ["facts of a real conversation, reordered, repeated and lost", tornConversation],
])("the reducer, given %s,", { timeout }, (_, facts) => {
  it("never throws, ends every turn and closes its conversation", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { recorder, records } = play([...given, end]);
        expect(recorder.conversation.turns).toHaveLength(0);
        expect(only(records, "workflow_run").map((run) => run.status)).toEqual(["running", "completed"]);
        const indexes = only(records, "turn").map((turn) => turn.turn_index);
        expect(new Set(indexes).size).toBe(indexes.length);
      }),
      runs,
    );
  });

  it("loses no call and invents none", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end]);
        // A report that is given twice stands for one request.
        const reported = new Set(given.filter((one) => usageTypes.has(one.type)).map((one) => JSON.stringify(one)))
          .size;
        const judged = given.filter((one) => one.type === "prediction_made").length;
        const failed = given.filter((one) => one.type === "provider_failed" && one.source !== "other").length;
        expect(only(records, "call")).toHaveLength(reported + judged + failed);
      }),
      runs,
    );
  });

  it("cuts every wait into segments that sum to it, and keeps every time in order", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end]);
        for (const turn of only(records, "turn")) {
          const sum = turn.latency.segments.reduce((total, segment) => total + segment.ms, 0);
          expect(sum).toBe(turn.latency.e2e_ms ?? 0);
          expect(turn.ended_at >= turn.started_at).toBe(true);
        }
        for (const call of only(records, "call")) expect(call.latency_ms).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  it("gives every call a turn that is written, or none", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end]);
        const turns = new Set(only(records, "turn").map((turn) => turn.turn_id));
        for (const call of only(records, "call")) {
          if (call.turn_id !== null) expect(turns.has(call.turn_id)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("replays to the same records, byte for byte", () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(JSON.stringify(play([...given, end]).records)).toBe(JSON.stringify(play([...given, end]).records));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the reducer, given the facts of a real conversation of which some are lost,", { timeout }, () => {
  it("keeps every call and tool inside its turn, and every turn inside its conversation", () => {
    const conversation = [...userTurn(0, "s1"), ...userTurn(6000, "s2")];
    fc.assert(
      fc.property(fc.subarray(conversation), (given) => {
        const { records } = play([...given, end]);
        const run = only(records, "workflow_run").at(-1);
        for (const turn of only(records, "turn")) {
          expect(turn.started_at >= (run?.started_at ?? "") && turn.ended_at <= (run?.completed_at ?? "")).toBe(true);
          for (const call of only(records, "call").filter((one) => one.turn_id === turn.turn_id)) {
            const endedAt = Date.parse(call.timestamp) + (call.latency_ms ?? 0);
            expect(call.timestamp >= turn.started_at).toBe(true);
            expect(endedAt).toBeLessThanOrEqual(Date.parse(turn.ended_at));
          }
        }
      }),
      runs,
    );
  });
});

describe("the reducer's state", { timeout }, () => {
  it("stays small over a conversation of 2000 turns", () => {
    const facts = Array.from({ length: 2000 }, (_, index) => userTurn(index * 6000, `s${index}`)).flat();
    const { recorder } = play(facts);
    const { turns, endedSpeeches } = recorder.conversation;
    expect(turns.length).toBeLessThan(3);
    expect(endedSpeeches.length).toBeLessThanOrEqual(64);
  });

  it("stays small when no speech is ever reported done", () => {
    const facts = Array.from({ length: 2000 }, (_, index) =>
      fact(index * 1000, "speech_created", { speechId: `s${index}`, source: "say" }),
    );
    const { recorder, records } = play(facts);
    expect(recorder.conversation.turns.length).toBeLessThanOrEqual(64);
    expect(only(records, "turn").length + recorder.conversation.turns.length).toBe(2000);
  });
});
