// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { bestRankOf, rankOf } from "./match-model.js";

describe("rankOf", () => {
  it("puts an exact name before a pattern, and a longer pattern before a shorter one", () => {
    const ranks = ["nova-3", "nova-3*", "nova-*", "*"].map((pattern) => rankOf(pattern, "nova-3"));
    expect(ranks).toEqual([Infinity, 6, 5, 0]);
  });

  it("finds a star anywhere, and does not care for letter case", () => {
    expect(rankOf("*-chirp3-hd-*", "en-US-Chirp3-HD-Charon")).not.toBeNull();
    expect(rankOf("Octave", "octave")).toBe(Infinity);
    expect(rankOf("a*b*c", "a-b-c")).not.toBeNull();
  });

  it("is null for what does not fit", () => {
    for (const [pattern, model] of [
      ["nova-3", "nova-3-medical"],
      ["aura-2-*", "aura-2"],
      ["ab*ba", "aba"],
      ["*-studio-*", "studio"],
      ["a*b*c", "a-c-b"],
    ] as const)
      expect(rankOf(pattern, model)).toBeNull();
    expect(bestRankOf([], "nova-3")).toBeNull();
  });
});
