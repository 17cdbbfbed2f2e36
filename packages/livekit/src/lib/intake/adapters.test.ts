// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { isCopy, isRealtime, originOf } from "./adapters.js";

const session = (models: object) => models as never;
const tts = (label: string, streamed: boolean) => ({ type: "tts_metrics", label, streamed }) as never;

describe("isCopy", () => {
  it("knows the reports of fallback adapters by their label", () => {
    expect(isCopy({ type: "llm_metrics", label: "FallbackAdapter" } as never, session({}))).toBe(true);
    expect(isCopy(tts("tts.FallbackAdapter", true), session({}))).toBe(true);
    expect(isCopy({ type: "llm_metrics", label: "openai.LLM" } as never, session({}))).toBe(false);
  });

  it("knows the whole text that is reported beside its sentences", () => {
    const speaksSentences = session({ tts: { label: "openai.TTS", capabilities: { streaming: false } } });
    expect(isCopy(tts("openai.TTS", true), speaksSentences)).toBe(true);
    expect(isCopy(tts("openai.TTS", false), speaksSentences)).toBe(false);
  });

  it("looks through adapters that the host has put around a model", () => {
    const wrapped = session({ tts: { label: "tts.StreamAdapter<openai.TTS>", capabilities: { streaming: true } } });
    expect(isCopy(tts("openai.TTS", true), wrapped)).toBe(true);
    const members = [{ label: "cartesia.TTS", capabilities: { streaming: true } }];
    const behindFallback = session({ tts: { label: "tts.FallbackAdapter", ttsInstances: members } });
    expect(isCopy(tts("cartesia.TTS", true), behindFallback)).toBe(false);
  });

  it("looks at the models that the current agent has instead of the session's", () => {
    const currentAgent = { tts: { label: "openai.TTS", capabilities: { streaming: false } } };
    expect(isCopy(tts("openai.TTS", true), session({ currentAgent }))).toBe(true);
  });
});

describe("originOf", () => {
  const big = { label: "openai.LLM", provider: "api.openai.com", model: "gpt-big" };
  const small = { ...big, model: "gpt-small" };
  const report = (model: typeof big) =>
    ({
      type: "llm_metrics",
      label: model.label,
      metadata: { modelProvider: model.provider, modelName: model.model },
    }) as never;

  it("knows the one model that the agent has, also where another has it behind an adapter", () => {
    const adapter = { label: "FallbackAdapter", llms: [big, small] };
    expect(originOf(report(small), session({ llm: small }))).toEqual({ isCopy: false, isAlone: true });
    expect(originOf(report(small), session({ llm: adapter })).isAlone).toBe(false);
    expect(originOf(report(small), session({ llm: adapter, currentAgent: { llm: small } })).isAlone).toBe(true);
    expect(originOf(report(small), session({ llm: small, currentAgent: { llm: adapter } })).isAlone).toBe(false);
  });

  it("is not misled by the label that a plugin gives all its models", () => {
    expect(originOf(report(big), session({ llm: small })).isAlone).toBe(false);
    expect(originOf({ type: "llm_metrics", label: "openai.LLM" } as never, session({ llm: small })).isAlone).toBe(true);
  });
});

describe("isRealtime", () => {
  it("tells a realtime model by what it can do", () => {
    expect(isRealtime(session({ llm: { capabilities: { turnDetection: false } } }))).toBe(true);
    expect(isRealtime(session({ llm: {} }))).toBe(false);
    expect(isRealtime(session({}))).toBe(false);
  });
});
