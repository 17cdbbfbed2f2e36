// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { sampleCall, sampleEndedRun, sampleRun, sampleTool, sampleTurn } from "../../../../test/sample-records.js";
import { measurementsOf } from "./measurements-of.js";

type TestedRecord = Parameters<typeof measurementsOf>[0];

function valuesOf(record: TestedRecord): Record<string, number> {
  return Object.fromEntries(measurementsOf(record).map(({ metric, value }) => [metric, Number(value.toFixed(6))]));
}

describe("measurements of a call", () => {
  it("are an LLM request's tokens, cost and duration, in the metric's units", () => {
    expect(valuesOf(sampleCall())).toEqual({
      usageLlmInputTokens: 820,
      usageLlmInputCachedTokens: 512,
      usageLlmOutputTokens: 41,
      cost: 0.00024,
      operationDuration: 0.61,
    });
  });

  it("are characters and audio for speech", () => {
    const silent = { input_tokens: null, output_tokens: null, cached_input_tokens: null, estimated_cost: null };
    expect(valuesOf(sampleCall({ ...silent, kind: "tts", characters: 66, audio_duration_ms: 2500 }))).toEqual({
      usageTtsCharacters: 66,
      usageTtsAudioDuration: 2.5,
      operationDuration: 0.61,
    });
    expect(valuesOf(sampleCall({ ...silent, kind: "stt", latency_ms: null, audio_duration_ms: 1200 }))).toEqual({
      usageSttAudioDuration: 1.2,
    });
  });

  it("count failures and fallbacks, but no request that was cut short or thrown away", () => {
    expect(valuesOf(sampleCall({ success: false }))).toHaveProperty("errors", 1);
    expect(valuesOf(sampleCall({ success: false, cancelled: true }))).not.toHaveProperty("errors");
    expect(valuesOf(sampleCall({ discarded: true }))).not.toHaveProperty("errors");
    expect(valuesOf(sampleCall({ fallback_used: true }))).toHaveProperty("fallbacks", 1);
  });

  it("prefer the cost that the provider billed", () => {
    expect(valuesOf(sampleCall({ actual_cost: 0.5 }))).toHaveProperty("cost", 0.5);
  });
});

describe("measurements of a turn", () => {
  it("are its latencies in seconds and its tools", () => {
    expect(valuesOf(sampleTurn())).toEqual({
      turns: 1,
      turnE2eLatency: 0.9,
      turnLlmTtft: 0.24,
      turnTtsTtfb: 0.12,
      turnTranscriptionDelay: 0.21,
      turnEndOfTurnDelay: 0.38,
      turnOnUserTurnCompletedDelay: 0.002,
      turnResidual: 0.16,
      toolDuration: 0.09,
    });
  });

  it("count interruptions and failed tools", () => {
    const turn = sampleTurn({
      interrupted: true,
      interrupted_by: "user",
      barge_in_stop_ms: 180,
      false_interruptions: 2,
      tools: [sampleTool({ success: false, error_type: "Timeout", duration_ms: null })],
    });
    expect(valuesOf(turn)).toMatchObject({
      interruptions: 1,
      bargeInStopLatency: 0.18,
      falseInterruptions: 2,
      errors: 1,
    });
    expect(valuesOf(turn)).not.toHaveProperty("toolDuration");
  });

  it("leave out what is unknown", () => {
    const latency = { ...sampleTurn().latency, e2e_ms: null, residual_ms: null };
    expect(valuesOf(sampleTurn({ latency }))).not.toHaveProperty("turnE2eLatency");
  });
});

describe("measurements of a run", () => {
  it("count a conversation as active from its first line to its last", () => {
    expect(valuesOf(sampleRun())).toEqual({ conversationsActive: 1 });
    expect(valuesOf(sampleEndedRun())).toEqual({
      conversationsActive: -1,
      conversationDuration: 10,
      conversationCost: 0.0018,
    });
  });
});

describe("measurements of costs", () => {
  const costs = (record: TestedRecord) => measurementsOf(record).filter(({ metric }) => metric === "cost");

  it("name the kind, provider, model, agent and tenant of a request", () => {
    expect(costs(sampleCall())).toEqual([
      {
        metric: "cost",
        value: 0.00024,
        attributes: {
          callKind: "llm",
          providerName: "openai",
          requestModel: "gpt-4.1-mini",
          agentName: "hotline",
          tenant: "acme",
        },
      },
    ]);
  });

  it("add nothing for a request without a price: unknown is not free", () => {
    expect(costs(sampleCall({ estimated_cost: null }))).toEqual([]);
    expect(costs(sampleCall({ estimated_cost: 0 }))).toMatchObject([{ value: 0 }]);
  });

  it("add a conversation's telephony and platform when it ends, and not again what its requests cost", () => {
    const run = sampleEndedRun({ cost_by_kind: { llm: 0.5, telephony: 0.0085, platform: 0.01 } });
    const about = { agentName: "hotline", tenant: "acme" };
    expect(costs(run)).toEqual([
      { metric: "cost", value: 0.0085, attributes: { ...about, callKind: "telephony" } },
      { metric: "cost", value: 0.01, attributes: { ...about, callKind: "platform" } },
    ]);
    expect(costs(sampleRun({ cost_by_kind: { telephony: 1 } }))).toEqual([]);
  });

  it("count each budget that was exceeded, by scope and tenant", () => {
    const exceeded = (record: TestedRecord) =>
      measurementsOf(record).filter(({ metric }) => metric === "budgetExceeded");
    expect(exceeded(sampleTurn({ budget_exceeded: true }))).toMatchObject([
      { value: 1, attributes: { budgetScope: "turn", tenant: "acme" } },
    ]);
    expect(exceeded(sampleEndedRun({ budget_exceeded: ["turn", "conversation"] }))).toMatchObject([
      { value: 1, attributes: { budgetScope: "conversation" } },
    ]);
    expect(
      [sampleTurn({ budget_exceeded: false }), sampleEndedRun({ budget_exceeded: ["turn"] })].flatMap(exceeded),
    ).toEqual([]);
  });
});

describe("attributes of measurements", () => {
  it("are never ids", () => {
    const ids = ["call-1", "turn-1", "run-1", "RM_1", "AJ_1", "speech-1", "tool-1", "room-1"];
    const records = [sampleCall({ success: false, fallback_used: true }), sampleTurn(), sampleRun(), sampleEndedRun()];
    for (const { attributes } of records.flatMap((record) => measurementsOf(record))) {
      for (const value of Object.values(attributes)) expect(ids).not.toContain(value);
    }
  });
});
