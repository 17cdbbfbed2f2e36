// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { ConfigError } from "./config-error.js";
import { resolveConfig, type Environment } from "./resolve-config.js";
import type { TelemetryOptions } from "./telemetry-options.js";

const facts = {
  workingDirectory: "/srv/app",
  packageName: null,
  packageVersion: null,
  pricesFile: "/srv/app/turnspan.prices.yaml",
  agentName: null,
};

function pricesOf(options: TelemetryOptions, environment: Environment) {
  return resolveConfig(options, environment, facts).config.prices;
}

describe("prices", () => {
  it("are those of the file in the working directory, unless the environment or code names others", () => {
    expect(pricesOf({}, {})).toBe("/srv/app/turnspan.prices.yaml");
    expect(pricesOf({}, { TURNSPAN_PRICES: "etc/prices.yaml" })).toBe("/srv/app/etc/prices.yaml");
    expect(pricesOf({ prices: { plans: { livekit: "ship" } } }, { TURNSPAN_PRICES: "x" })).toEqual({
      plans: { livekit: "ship" },
    });
    expect(pricesOf({ prices: null }, { TURNSPAN_PRICES: "x" })).toBeNull();
  });

  it("are no list and no blank text", () => {
    expect(() => pricesOf({ prices: [] as never }, {})).toThrow(/"prices": expected prices/);
    expect(() => pricesOf({ prices: " " }, {})).toThrow(ConfigError);
  });
});
