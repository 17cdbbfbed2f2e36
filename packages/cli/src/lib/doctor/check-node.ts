// SPDX-License-Identifier: Apache-2.0
import { type Check, faulty, fine } from "./check.js";

const oldest = { major: 20, minor: 19 };

/** Whether a version of Node (`20.19.0`) is one that Turnspan runs on. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < oldest.major || (major === oldest.major && minor < oldest.minor);
  if (!isOld) return fine("node", `Node ${version}`);
  return faulty(
    "node",
    "fatal",
    `Node ${version} is older than ${oldest.major}.${oldest.minor}, which the packages need.`,
    `Install Node ${oldest.major}.${oldest.minor} or newer.`,
  );
}
