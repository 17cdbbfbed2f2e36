// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { amountText, priceText, usageText } from "./units.js";

const nothing = { input_tokens: null, cached_input_tokens: null, output_tokens: null, characters: null };

it("tells what was used in the units that are billed, and leaves out what is unknown", () => {
  expect(usageText({ ...nothing, input_tokens: 1812, cached_input_tokens: 640, output_tokens: 31 }, null)).toBe(
    "1,812 in, 640 cached, 31 out",
  );
  expect(usageText({ ...nothing, cached_input_tokens: 0, characters: 1 }, 2850)).toBe("1 character, 2.85 s audio");
  expect(usageText(nothing, null)).toBe("");
});

it("writes a price as its source states it", () => {
  expect(priceText(0.0048, "minute")).toBe("$0.0048 / minute");
  expect(priceText(0.6, "output_mtok")).toBe("$0.60 / million output tokens");
  expect(priceText(50, "million_characters")).toBe("$50 / million characters");
});

it("counts an amount in what it is made of", () => {
  expect(amountText(0.000063, "input_mtok")).toEqual({ amount: "63", noun: "input tokens" });
  expect(amountText(0.121, "thousand_characters")).toEqual({ amount: "121", noun: "characters" });
  expect(amountText(0.0475, "minute")).toEqual({ amount: "0.0475", noun: "minutes" });
});
