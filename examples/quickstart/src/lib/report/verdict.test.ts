// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { verdict } from "./verdict.js";

const wrong = { requests: [], answers: [], disagreements: ["characters: 1 and 2"] };

it("lists every disagreement", () => {
  expect(verdict({ ...wrong, slowestWindowMs: 3 })).toBe("Records and truth disagree:\n  - characters: 1 and 2");
});

it("says so when the machine was too busy to listen in real time", () => {
  expect(verdict({ ...wrong, slowestWindowMs: 290.4 })).toContain("took up to 290 ms for 32 ms of audio");
});

it("does not excuse what agrees", () => {
  expect(verdict({ ...wrong, disagreements: [], slowestWindowMs: 290 })).toContain("all figures agree");
});
