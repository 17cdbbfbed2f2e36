// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { UtteranceDetector } from "./utterance-detector.js";

const loud = new Int16Array(320).fill(3_000);
const silent = new Int16Array(320);

function hearAll(...frames: readonly Int16Array[]): readonly string[] {
  const detector = new UtteranceDetector(60);
  return frames.map((frame) => detector.hear(frame, 20));
}

it("ends an utterance after the silence it was told, and not in a shorter pause", () => {
  expect(hearAll(silent, loud, silent, silent, loud, silent, silent, silent, silent)).toEqual([
    "quiet",
    "began",
    "talking",
    "talking",
    "talking",
    "talking",
    "talking",
    "ended",
    "quiet",
  ]);
});

it("hears the next utterance after one has ended", () => {
  expect(hearAll(loud, silent, silent, silent, loud).at(-1)).toBe("began");
});
