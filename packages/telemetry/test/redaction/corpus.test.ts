// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";
import { readCorpus } from "./read-corpus.js";

const { redact } = createRedactor();
const corpus = readCorpus();
const gone = corpus.filter((line) => line.kind !== "stays");
const stays = corpus.filter((line) => line.kind === "stays");
/** A sentence around it, as a transcript has. */
const inSentence = (text: string) => `Well, you know, ${text} - is that all right?`;

describe("the corpus", () => {
  it("holds at least 200 lines of both kinds", () => {
    expect(gone.length).toBeGreaterThan(150);
    expect(stays.length).toBeGreaterThan(100);
  });

  it.each(gone)("takes the $kind out of: $text", (line) => {
    for (const text of [line.text, inSentence(line.text)]) {
      for (const secret of line.secrets) expect(redact(text)).not.toContain(secret);
      expect(redact(text)).toMatch(/\[(?:email|phone|card|ssn|iban|digits|secret|private key)\]/);
      expect(redact(redact(text))).toBe(redact(text));
    }
  });

  it.each(stays)("leaves alone ($why): $text", ({ text }) => {
    expect(redact(text)).toBe(text);
    expect(redact(inSentence(text))).toBe(inSentence(text));
  });
});
