// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { parseArguments } from "./parse-arguments.js";

it("reads its options", () => {
  expect(parseArguments([])).toEqual({ json: false, help: false, dashboard: false, dir: null });
  expect(parseArguments(["--json", "--dashboard", "--dir", "out"])).toEqual({
    json: true,
    help: false,
    dashboard: true,
    dir: "out",
  });
});

it.each([["--jsn"], ["--dir"], ["--dir="], ["extra"]])("refuses %s", (argument) => {
  expect(() => parseArguments([argument])).toThrow(TypeError);
});
