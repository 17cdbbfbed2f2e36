// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";

const neededMinor = 25;

/** Why the collector can't be built on this machine; null if it can. */
export function whyNoGo(): string | null {
  const { stdout, error } = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  if (error) return "Go is not installed; the collector is built from source with Go 1.25 or later";
  const minor = Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? 0);
  return minor >= neededMinor ? null : `Go is too old (${stdout.trim()}); the collector needs Go 1.25 or later`;
}
