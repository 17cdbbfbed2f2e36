// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { compareCalls } from "./compare-calls.js";
import { sampleCall, sampleRequest } from "./sample-records.js";

const request = sampleRequest({ kind: "llm", inputTokens: 400, outputTokens: 12, cachedTokens: 256 });
const call = sampleCall({ kind: "llm", input_tokens: 400, output_tokens: 12, cached_input_tokens: 256 });

it("pairs each request with one record in any order", () => {
  const heard = sampleRequest({ kind: "stt", audioMs: 4200 });
  expect(compareCalls([request, heard], [sampleCall({ kind: "stt", audio_duration_ms: 4200 }), call])).toEqual([]);
});

it("reports a request that has no record", () => {
  expect(compareCalls([request, request], [call])).toEqual([
    "served but not recorded: llm, 400 input tokens (256 cached), 12 output tokens",
  ]);
});

it("reports a record that no request stands behind", () => {
  expect(compareCalls([request], [call, call])).toEqual([
    "recorded but not served: llm, 400 input tokens (256 cached), 12 output tokens",
  ]);
});

it("expects a failed attempt as a call of its own without usage", () => {
  const attempt = sampleRequest({ kind: "llm", failed: true, usageSent: false });
  expect(compareCalls([attempt], [sampleCall({ kind: "llm", success: false })])).toEqual([]);
  expect(compareCalls([attempt], [])).toHaveLength(1);
});

it("expects null and not zero tokens of a request that was cancelled before its usage was sent", () => {
  const cut = sampleRequest({ kind: "llm", cancelled: true, usageSent: false });
  expect(compareCalls([cut], [sampleCall({ kind: "llm", cancelled: true })])).toEqual([]);
  const zeros = { input_tokens: 0, output_tokens: 0, cached_input_tokens: 0 };
  expect(compareCalls([cut], [sampleCall({ kind: "llm", cancelled: true, ...zeros })])).toHaveLength(2);
});

it("does not expect a record of audio that was heard after the last report", () => {
  expect(compareCalls([sampleRequest({ kind: "stt", audioMs: 2600, usageSent: false, cancelled: true })], [])).toEqual(
    [],
  );
});

it("compares the characters of a voice that was cut, not its audio", () => {
  const cut = sampleRequest({ kind: "tts", characters: 300, audioMs: 9020, cancelled: true });
  const recorded = sampleCall({ kind: "tts", characters: 300, audio_duration_ms: 9000, cancelled: true });
  expect(compareCalls([cut], [recorded])).toEqual([]);
  expect(compareCalls([cut], [{ ...recorded, characters: 299 }])).toHaveLength(2);
});

it("reports a record of a kind that nobody served", () => {
  expect(compareCalls([], [sampleCall({ kind: "realtime", provider: "openai" })])).toEqual([
    "recorded but not served: realtime by openai",
  ]);
});
