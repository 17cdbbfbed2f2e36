// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { asksTheSame } from "./asks-the-same.js";

const patterns = [/secret/];
const redact = (text: string) => text;

describe("a call that asks the same as an earlier one", () => {
  it.each([
    [{}, {}],
    [
      { dir: "a", batchSize: 10, redactText: redact },
      { batchSize: 10, redactText: redact, dir: "a" },
    ],
    [
      { dir: "a", tracerOverrides: {} },
      { dir: "a", tracerOverrides: {} },
    ],
  ])("does so by its values: %j, %j", (options, earlier) => {
    expect(asksTheSame(options, earlier)).toBe(true);
  });

  it.each([
    [{ dir: "a" }, { dir: "b" }],
    [{ dir: "a" }, {}],
    [{}, { dir: "a" }],
    [{ dir: "a" }, { endpoint: "a" }],
    [{ endpiont: undefined } as object, { endpoint: undefined }],
    [{ tracerOverrides: {} }, { dir: "a" }],
    [Object.create({ dir: "b" }), {}],
    [{ redactText: redact }, { redactText: (text: string) => text }],
    // The same list may hold others by now.
    [{ redactPatterns: patterns }, { redactPatterns: patterns }],
  ])("is none with another value: %j, %j", (options, earlier) => {
    expect(asksTheSame(options, earlier)).toBe(false);
  });
});
