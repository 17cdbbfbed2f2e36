// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { parseArguments } from "./parse-arguments.js";

it("reads its options", () => {
  expect(parseArguments([])).toEqual({ json: false, help: false, dir: null });
  expect(parseArguments(["--json", "--dir", "out"])).toEqual({ json: true, help: false, dir: "out" });
});

it.each([["--jsn"], ["--dir"], ["--dir="], ["extra"]])("refuses %s", (argument) => {
  expect(() => parseArguments([argument])).toThrow(TypeError);
});
