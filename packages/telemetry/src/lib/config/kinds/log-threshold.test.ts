// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { logThreshold } from "./log-threshold.js";

it("takes a level, or true and false", () => {
  expect([true, false, "off", "debug", "loud", 3].map(logThreshold.fromCode)).toEqual([
    "info",
    "off",
    "off",
    "debug",
    undefined,
    undefined,
  ]);
  expect(["true", "0", "OFF", "Warn", "loud"].map(logThreshold.fromEnvironment)).toEqual([
    "info",
    "off",
    "off",
    "warn",
    undefined,
  ]);
});
