// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { compareTotals } from "./compare-totals.js";
import { sampleCall, sampleRequest } from "./sample-records.js";

const tokens = { inputTokens: 400, outputTokens: 12, cachedTokens: 256 };
const recordedTokens = { input_tokens: 400, output_tokens: 12, cached_input_tokens: 256 };

it("finds nothing where the sums are equal", () => {
  const requests = [
    sampleRequest({ kind: "llm", ...tokens }),
    sampleRequest({ kind: "tts", characters: 40, audioMs: 1900 }),
    sampleRequest({ kind: "stt", audioMs: 4200 }),
  ];
  const calls = [
    sampleCall({ kind: "llm", ...recordedTokens }),
    sampleCall({ kind: "tts", characters: 40, audio_duration_ms: 1900 }),
    sampleCall({ kind: "stt", audio_duration_ms: 4200 }),
  ];
  expect(compareTotals(requests, calls)).toEqual([]);
});

it("names the sum that differs by one", () => {
  const requests = [sampleRequest({ kind: "llm", ...tokens })];
  const calls = [sampleCall({ kind: "llm", ...recordedTokens, output_tokens: 13 })];
  expect(compareTotals(requests, calls)).toEqual(["output tokens: the providers served 12, the records sum to 13"]);
});

it("does not expect usage that was never sent", () => {
  const requests = [sampleRequest({ kind: "stt", audioMs: 2600, usageSent: false, cancelled: true })];
  expect(compareTotals(requests, [])).toEqual([]);
});

it("keeps the audio that a voice made out of the audio that was heard", () => {
  const calls = [sampleCall({ kind: "tts", audio_duration_ms: 1900 })];
  expect(compareTotals([sampleRequest({ kind: "tts", audioMs: 1900 })], calls)).toEqual([]);
});

it("sees tokens that a copied report counts twice", () => {
  const call = sampleCall({ kind: "llm", ...recordedTokens });
  expect(compareTotals([sampleRequest({ kind: "llm", ...tokens })], [call, call])).toHaveLength(3);
});
