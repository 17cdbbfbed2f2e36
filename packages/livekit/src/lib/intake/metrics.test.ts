// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { factOfMetrics } from "./metrics.js";

const llm = {
  type: "llm_metrics",
  label: "openai.LLM",
  requestId: "req_1",
  timestamp: 2000,
  durationMs: 500.7,
  ttftMs: 200.2,
  cancelled: false,
  completionTokens: 10,
  promptTokens: 100,
  promptCachedTokens: 20,
  cacheCreationTokens: 0,
  totalTokens: 110,
  tokensPerSecond: 20,
  speechId: "s1",
  metadata: { modelProvider: "api.openai.com", modelName: "gpt-5.2-mini" },
} as const;

const eou = {
  type: "eou_metrics",
  timestamp: 3000,
  endOfUtteranceDelayMs: 499.32,
  transcriptionDelayMs: 330.3,
  onUserTurnCompletedDelayMs: 0,
  lastSpeakingTimeMs: 2500.6,
  speechId: "s1",
} as const;

describe("factOfMetrics", () => {
  it("takes a request's report in whole milliseconds", () => {
    expect(factOfMetrics(llm, 2001)).toEqual({
      type: "llm_used",
      at: 2001,
      endedAt: 2000,
      requestId: "req_1",
      label: "openai.LLM",
      provider: "api.openai.com",
      model: "gpt-5.2-mini",
      speechId: "s1",
      durationMs: 501,
      ttftMs: 200,
      cancelled: false,
      inputTokens: 100,
      cachedInputTokens: 20,
      cacheWriteTokens: 0,
      outputTokens: 10,
      isCopy: false,
      isAlone: false,
    });
  });

  it('reads LiveKit\'s -1, empty text and "unknown" as unknown', () => {
    const none = { ...llm, ttftMs: -1, requestId: "", metadata: { modelProvider: "unknown", modelName: "" } };
    expect(factOfMetrics(none, 1)).toMatchObject({ ttftMs: null, requestId: null, provider: null, model: null });
  });

  it("reads a commit without a detected end of speech as unknown delays, not as none", () => {
    expect(factOfMetrics(eou, 3001)).toMatchObject({ userStoppedSpeakingAt: 2501, endOfUtteranceMs: 499 });
    const undetected = { ...eou, lastSpeakingTimeMs: 0, endOfUtteranceDelayMs: 0, transcriptionDelayMs: 0 };
    expect(factOfMetrics(undetected, 3001)).toMatchObject({
      userStoppedSpeakingAt: null,
      endOfUtteranceMs: null,
      transcriptionMs: null,
    });
  });

  it("reads realtime tokens that are not split into audio and text as unknown audio, not as none", () => {
    const realtime = {
      type: "realtime_model_metrics",
      label: "openai.RealtimeModel",
      requestId: "resp_1",
      timestamp: 2000,
      durationMs: 500,
      ttftMs: 200,
      cancelled: false,
      inputTokens: 100,
      outputTokens: 50,
      totalTokens: 150,
      tokensPerSecond: 100,
      inputTokenDetails: { audioTokens: 0, textTokens: 0, imageTokens: 0, cachedTokens: 20 },
      outputTokenDetails: { audioTokens: 0, textTokens: 0, imageTokens: 0 },
    } as const;
    expect(factOfMetrics(realtime, 2001)).toMatchObject({
      inputAudioTokens: null,
      cachedInputAudioTokens: null,
      outputAudioTokens: null,
    });
    const split = {
      ...realtime,
      inputTokenDetails: {
        audioTokens: 80,
        textTokens: 20,
        imageTokens: 0,
        cachedTokens: 20,
        cachedTokensDetails: { audioTokens: 0, textTokens: 20, imageTokens: 0 },
      },
      outputTokenDetails: { audioTokens: 0, textTokens: 50, imageTokens: 0 },
    } as const;
    expect(factOfMetrics(split, 2001)).toMatchObject({
      inputAudioTokens: 80,
      cachedInputAudioTokens: 0,
      outputAudioTokens: 0,
    });
    const nothing = { ...realtime, inputTokens: 0, outputTokens: 0, inputTokenDetails: { cachedTokens: 0 } } as never;
    expect(factOfMetrics(nothing, 2001)).toMatchObject({ inputAudioTokens: 0, outputAudioTokens: 0 });
  });

  it("has nothing to say about inference counts of the voice activity detector", () => {
    const vad = {
      type: "vad_metrics",
      label: "",
      timestamp: 1,
      idleTimeMs: 0,
      inferenceDurationTotalMs: 1,
      inferenceCount: 1,
    };
    expect(factOfMetrics(vad as never, 1)).toBeNull();
  });

  it("ignores a kind that a newer LiveKit may add", () => {
    expect(factOfMetrics({ type: "smell_metrics" } as never, 1)).toBeNull();
  });
});
