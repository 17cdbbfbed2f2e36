// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { describeConfig } from "./describe-config.js";
import { resolveConfig } from "./resolve-config.js";
import type { TelemetryOptions } from "./telemetry-options.js";

const facts = {
  workingDirectory: "/srv/app",
  packageName: null,
  packageVersion: null,
  agentName: null,
  pricesFile: null,
};

function describeOptions(options: TelemetryOptions, urls: readonly string[] | null) {
  return describeConfig(resolveConfig(options, {}, facts).config, "1.2.3", urls);
}

describe("describeConfig", () => {
  it("says where files and exports go, and what content they hold", () => {
    expect(describeOptions({}, ["http://localhost:4318/v1/traces"])).toBe(
      "turnspan 1.2.3: files in /srv/app/.turnspan, exporting to http://localhost:4318/v1/traces, content none",
    );
    expect(describeOptions({ dir: "/data", captureContent: "local" }, [])).toBe(
      "turnspan 1.2.3: files in /data, no export, content local",
    );
    expect(describeOptions({}, null)).toContain("export to a collector on this machine if one answers");
  });

  it("says who switched it off", () => {
    const { config } = resolveConfig({}, { OTEL_SDK_DISABLED: "true" }, facts);
    expect(describeConfig(config, "1.2.3", [])).toBe("turnspan 1.2.3: off (OTEL_SDK_DISABLED)");
  });

  it("hides the password and the query of a URL", () => {
    const line = describeOptions({}, ["https://user:hunter2@host/v1/traces?key=hunter3"]);
    expect(line).toContain("https://***@host/v1/traces?***");
    expect(line).not.toContain("hunter");
  });
});
