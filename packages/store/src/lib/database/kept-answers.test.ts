// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { KeptAnswers } from "./kept-answers.js";

describe("kept answers", () => {
  it("are known until they are cleared", () => {
    const kept = new KeptAnswers();
    kept.keep("how many?", "3");
    expect([kept.get("how many?"), kept.get("how much?")]).toEqual(["3", undefined]);
    kept.clear();
    expect(kept.get("how many?")).toBeUndefined();
  });

  it("are at most so many, and the one that was asked for longest ago goes", () => {
    const kept = new KeptAnswers({ answers: 2, characters: 1000 });
    kept.keep("a", "1");
    kept.keep("b", "2");
    kept.get("a");
    kept.keep("c", "3");
    expect(["a", "b", "c"].map((question) => kept.get(question))).toEqual(["1", undefined, "3"]);
  });

  it("take at most so much, however few they are, and one that is too large is not kept at all", () => {
    const kept = new KeptAnswers({ answers: 100, characters: 100 });
    kept.keep("a", "x".repeat(59));
    kept.keep("b", "x".repeat(39));
    expect(kept.get("a")).toHaveLength(59);
    kept.keep("c", "x".repeat(9));
    expect([kept.get("a")?.length, kept.get("b"), kept.get("c")?.length]).toEqual([59, undefined, 9]);
    kept.keep("d", "x".repeat(100));
    expect(kept.get("d")).toBeUndefined();
  });

  it("count an answer that is given again once", () => {
    const kept = new KeptAnswers({ answers: 100, characters: 100 });
    for (let time = 0; time < 10; time += 1) kept.keep("a", "x".repeat(59));
    kept.keep("b", "x".repeat(39));
    expect([kept.get("a")?.length, kept.get("b")?.length]).toEqual([59, 39]);
  });
});
