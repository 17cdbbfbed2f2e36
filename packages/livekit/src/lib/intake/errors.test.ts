// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { errorTypeOf, factOfError } from "./errors.js";

class APIConnectionError extends Error {}

const event = (error: unknown, source?: unknown) => ({ type: "error", createdAt: 10, error, source }) as never;

const failed = {
  type: "llm_error",
  label: "openai.LLM",
  recoverable: true,
  timestamp: 10,
  error: new APIConnectionError("the caller said: my card is 4111"),
};

describe("factOfError", () => {
  it("names the class of the error and who failed", () => {
    expect(factOfError(event(failed, { provider: "api.openai.com", model: "gpt-5.2-mini" }), false)).toEqual({
      type: "provider_failed",
      at: 10,
      source: "llm",
      label: "openai.LLM",
      provider: "api.openai.com",
      model: "gpt-5.2-mini",
      recoverable: true,
      isCopy: false,
      errorType: "APIConnectionError",
      errorMessage: null,
    });
  });

  it("looks behind a fallback adapter for the member that failed, and knows the adapter's own giving up", () => {
    const members = [
      { label: "a.TTS", provider: "a", model: "a-1" },
      { label: "b.TTS", provider: "b", model: "b-1" },
    ];
    const adapter = { label: "tts.FallbackAdapter", provider: "unknown", model: "unknown", ttsInstances: members };
    const member = { ...failed, type: "tts_error", label: "b.TTS" };
    expect(factOfError(event(member, adapter), false)).toMatchObject({ provider: "b", model: "b-1", isCopy: false });
    const whole = { ...failed, type: "tts_error", label: "tts.FallbackAdapter" };
    expect(factOfError(event(whole, adapter), false)).toMatchObject({ provider: null, model: null, isCopy: true });
  });

  it("takes the message, which may quote the caller, only when content is captured", () => {
    expect(factOfError(event(failed), true)).toMatchObject({ errorMessage: "the caller said: my card is 4111" });
  });

  it("lets an error that nobody knows through as other", () => {
    expect(factOfError(event({ type: "new_error", recoverable: false, error: "text" }), false)).toMatchObject({
      source: "other",
      errorType: "new_error",
      provider: null,
    });
  });
});

describe("errorTypeOf", () => {
  it("is unknown for no error", () => {
    expect(errorTypeOf(null)).toBeNull();
    expect(errorTypeOf(undefined)).toBeNull();
  });

  it("prefers a name that was set to a plain Error", () => {
    expect(errorTypeOf(Object.assign(new Error("x"), { name: "AbortError" }))).toBe("AbortError");
  });
});
