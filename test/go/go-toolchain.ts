// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";

/** Why something that needs Go 1.`neededMinor` can't be built on this machine; null if it can. */
export function whyNoGo(neededMinor: number): string | null {
  const { stdout, error } = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  if (error) return `Go is not installed; it is built from source with Go 1.${neededMinor} or later`;
  const minor = Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? 0);
  return minor >= neededMinor ? null : `Go is too old (${stdout.trim()}); it needs Go 1.${neededMinor} or later`;
}
