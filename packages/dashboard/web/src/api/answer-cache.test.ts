// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { AnswerCache } from "./answer-cache.js";

it("forgets what was least used", () => {
  const cache = new AnswerCache(2);
  cache.set("/a", 1);
  cache.set("/b", 2);
  cache.get("/a");
  cache.set("/c", 3);
  expect(["/a", "/b", "/c"].map((url) => cache.get(url))).toEqual([1, undefined, 3]);
});
