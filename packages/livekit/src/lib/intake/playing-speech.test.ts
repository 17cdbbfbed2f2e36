// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { isClosing, playingSpeechId } from "./playing-speech.js";

const session = (inside: object) => inside as never;

describe("what a session keeps to itself", () => {
  it("is read where a version of LiveKit has it", () => {
    expect(playingSpeechId(session({ _activity: { currentSpeech: { id: "s1" } } }))).toBe("s1");
    expect(isClosing(session({ _closing: true }))).toBe(true);
  });

  it("is unknown where it has not", () => {
    expect(playingSpeechId(session({ _activity: {} }))).toBeNull();
    expect(playingSpeechId(session({}))).toBeNull();
    const refuses = {
      get _activity(): never {
        throw new Error("not started");
      },
    };
    expect(playingSpeechId(session(refuses))).toBeNull();
    expect(isClosing(session({}))).toBe(false);
  });
});
