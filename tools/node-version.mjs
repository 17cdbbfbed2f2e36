// SPDX-License-Identifier: Apache-2.0
import { StepFailure } from "./failure.mjs";

/** Oldest Node that can `require` an ES module without a flag. */
const oldest = [20, 19];

export function requireNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new StepFailure(`Node ${version} is too old`, {
    why: `Turnspan needs Node ${oldest.join(".")} or later.`,
    fix: "Install Node 20.19, 22 or 24 (nodejs.org, or `nvm install 22`) and run the command again.",
  });
}
