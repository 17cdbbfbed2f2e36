// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { requireNodeVersion } from "./node-version.mjs";

describe("requireNodeVersion", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.21.0"])("accepts Node %s", (version) => {
    expect(() => requireNodeVersion(version)).not.toThrow();
  });

  it.each(["18.20.8", "20.18.3", "16.0.0"])("refuses Node %s and says what to do", (version) => {
    expect(() => requireNodeVersion(version)).toThrow(
      expect.objectContaining({ message: `Node ${version} is too old`, fix: expect.stringContaining("nvm install") }),
    );
  });
});
