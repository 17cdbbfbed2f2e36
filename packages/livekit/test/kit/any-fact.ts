// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import type { Fact } from "../../src/lib/turns/fact.js";
import { at, fact } from "./facts.js";

const time = fc.integer({ min: -1000, max: 60_000 });
const amount = fc.nat(5000);
const optionalTime = fc.option(amount.map(at));
const unknownOr = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });

const speechId = fc.constantFrom("s1", "s2", "s3", "s4");
const requestId = fc.constantFrom("r1", "r2", "r3", "r4", "r5", "r6");

/** Who reports: models that stand alone, models behind an adapter, and the adapter itself. */
const reporter = fc.constantFrom(
  { label: "label", provider: "scripted", model: "model-1" },
  { label: "one.LLM", provider: "one", model: "one-1" },
  { label: "two.LLM", provider: "two", model: "two-1" },
  { label: "FallbackAdapter", provider: null, model: "FallbackAdapter" },
);
const report = fc
  .tuple(reporter, unknownOr(requestId), fc.boolean(), fc.boolean())
  .map(([who, id, isCopy, isAlone]) => ({ ...who, requestId: id, isCopy, isAlone }));
/** Often none at all, which LiveKit says of a request that failed. */
const tokens = fc.oneof(fc.constant(0), amount);

const usage: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({ speechId: unknownOr(speechId), durationMs: amount, ttftMs: unknownOr(amount), cancelled: fc.boolean() })
    .chain((own) => fc.tuple(time, report, tokens, tokens).map((drawn) => ({ own, drawn })))
    .map(({ own, drawn: [t, who, inputTokens, outputTokens] }) =>
      fact(t, "llm_used", { ...who, ...own, inputTokens, outputTokens }),
    ),
  fc
    .tuple(time, report, unknownOr(speechId), amount, unknownOr(amount), tokens, fc.boolean())
    .map(([t, who, id, durationMs, ttfbMs, audioDurationMs, streamed]) =>
      fact(t, "tts_used", { ...who, speechId: id, durationMs, ttfbMs, audioDurationMs, streamed }),
    ),
  fc
    .tuple(time, report, amount, fc.boolean())
    .map(([t, who, audioDurationMs, streamed]) => fact(t, "stt_used", { ...who, audioDurationMs, streamed })),
  fc
    .tuple(time, report, tokens, unknownOr(amount))
    .map(([t, who, inputTokens, sessionDurationMs]) =>
      fact(t, "realtime_used", { ...who, inputTokens, outputTokens: inputTokens, sessionDurationMs }),
    ),
);

const failures: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(
      time,
      reporter,
      fc.constantFrom("llm", "stt", "tts", "realtime", "interruption", "other"),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([t, who, source, recoverable, isCopy]) =>
      fact(t, "provider_failed", { ...who, source: source as "llm", recoverable, isCopy }),
    ),
  fc
    .tuple(time, reporter, fc.constantFrom("llm", "stt", "tts"), fc.boolean())
    .map(([t, instance, kind, available]) =>
      fact(t, "availability_changed", { instance, kind: kind as "llm", available, instances: 2 }),
    ),
);

const states: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(time, fc.constantFrom("speaking", "listening", "away"))
    .map(([t, state]) => fact(t, "user_state_changed", { state: state as "speaking" })),
  fc
    .tuple(time, fc.constantFrom("speaking", "listening", "thinking"), fc.boolean(), unknownOr(speechId))
    .map(([t, state, isAudible, id]) =>
      fact(t, "agent_state_changed", { state: state as "speaking", isAudible, speechId: id }),
    ),
  fc
    .tuple(time, fc.constantFrom("user", "agent"), amount, amount)
    .map(([t, who, from, to]) =>
      fact(t, "stretch_ended", { who: who as "user", startedAt: at(from), endedAt: at(to) }),
    ),
  fc.tuple(time, fc.boolean()).map(([t, resumed]) => fact(t, "false_interruption", { resumed })),
  fc
    .tuple(
      time,
      unknownOr(fc.constantFrom("first", "second")),
      fc.constantFrom("first", "second", "third"),
      unknownOr(speechId),
    )
    .map(([t, fromAgentId, toAgentId, duringToolOfSpeechId]) =>
      fact(t, "handed_off", { fromAgentId, toAgentId, duringToolOfSpeechId }),
    ),
  time.map((t) => fact(t, "transcription_timed_out")),
  fc.tuple(time, amount).map(([t, made]) => fact(t, "prediction_made", { endedAt: at(made) })),
  time.map((t) => fact(t, "clock_ticked")),
);

const speeches: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({
      speechId,
      source: fc.constantFrom("say" as const, "generate_reply" as const, "tool_response" as const),
      modality: fc.constantFrom("audio" as const, "text" as const),
      parentSpeechId: unknownOr(speechId),
      duringToolOfSpeechId: unknownOr(speechId),
      realtime: fc.boolean(),
    })
    .chain((created) => time.map((t) => fact(t, "speech_created", created))),
  fc
    .tuple(time, speechId, fc.boolean())
    .map(([t, id, scheduled]) => fact(t, "speech_scheduled", { speechId: id, scheduled })),
  fc
    .tuple(time, speechId, fc.boolean())
    .map(([t, id, isClosing]) => fact(t, "speech_interrupted", { speechId: id, isClosing })),
  fc.tuple(time, speechId, fc.boolean(), fc.option(amount)).map(([t, id, interrupted, toolAt]) =>
    fact(t, "speech_done", {
      speechId: id,
      interrupted,
      unfinishedTools: toolAt === null ? [] : [{ callId: `c${toolAt}`, name: "tool", startedAt: at(toolAt) }],
    }),
  ),
  fc.tuple(time, unknownOr(speechId), amount, amount, fc.boolean()).map(([t, id, from, to, isError]) =>
    fact(t, "tools_executed", {
      speechId: id,
      tools: [{ callId: `c${from}`, name: "tool", startedAt: at(from), endedAt: at(to), isError }],
    }),
  ),
);

const words: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(time, fc.boolean(), fc.boolean(), unknownOr(fc.constantFrom("en", "de")))
    .map(([t, isFinal, isEmpty, language]) => fact(t, "user_transcribed", { isFinal, isEmpty, language })),
  fc
    .tuple(time, fc.array(requestId, { maxLength: 2 }))
    .map(([t, requestIds]) => fact(t, "user_turn_ended", { requestIds })),
  fc.tuple(time, unknownOr(speechId), fc.option(amount), amount).map(([t, id, eou, stopped]) =>
    fact(t, "user_turn_committed", {
      speechId: id,
      userStoppedSpeakingAt: eou === null ? null : at(stopped),
      endOfUtteranceMs: eou,
      transcriptionMs: eou,
    }),
  ),
  fc
    .tuple(time, fc.boolean(), optionalTime, optionalTime)
    .map(([t, spoken, startedSpeakingAt, stoppedSpeakingAt]) =>
      fact(t, "user_message_added", { spoken, startedSpeakingAt, stoppedSpeakingAt }),
    ),
  fc
    .tuple(time, unknownOr(speechId), optionalTime, optionalTime, fc.boolean(), fc.array(requestId, { maxLength: 2 }))
    .map(([t, id, startedSpeakingAt, stoppedSpeakingAt, interrupted, providerRequestIds]) =>
      fact(t, "agent_message_added", {
        speechId: id,
        interrupted,
        startedSpeakingAt,
        stoppedSpeakingAt,
        providerRequestIds,
      }),
    ),
);

/** Any fact while a conversation runs, with times and ids that may make no sense together. */
export const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 6, arbitrary: usage },
  { weight: 3, arbitrary: failures },
  { weight: 6, arbitrary: states },
  { weight: 5, arbitrary: speeches },
  { weight: 4, arbitrary: words },
);
