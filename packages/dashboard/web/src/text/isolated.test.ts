// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { isolated } from "./isolated.js";

it("shuts in a name that would turn round what follows it", () => {
  expect(isolated("a\u202Eb")).toBe("\u2068a\u202Eb\u2069");
});

it("leaves every other name as it is", () => {
  expect(isolated("support-line")).toBe("support-line");
  expect(isolated("שלום")).toBe("שלום");
});
