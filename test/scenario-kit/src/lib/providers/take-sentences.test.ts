// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { takeSentences } from "./take-sentences.js";

it("keeps an unfinished sentence back", () => {
  expect(takeSentences("We close at eight tonight. See y")).toEqual({
    sentences: ["We close at eight tonight. "],
    rest: "See y",
  });
});

it("joins a short sentence with the next", () => {
  expect(takeSentences("Of course. We take all cards.").sentences).toEqual(["Of course. We take all cards."]);
});

it("loses no character, wherever the text is cut", () => {
  const text = "Yes! Is that all? We open at nine, and we close at eight. Bye";
  for (let cut = 0; cut <= text.length; cut++) {
    const first = takeSentences(text.slice(0, cut));
    const second = takeSentences(first.rest + text.slice(cut));
    expect([...first.sentences, ...second.sentences, second.rest].join("")).toBe(text);
  }
});
