// SPDX-License-Identifier: Apache-2.0
import { installedBeside } from "../packed/packed-project.js";

/** A version of @livekit/agents that the scenarios are played against. */
export interface TestedVersion {
  readonly version: string;
  /** Scenarios in which its records are known to disagree with the truth; docs/livekit-versions.md says how. */
  readonly disagreeing: readonly string[];
}

/** The version that the workspace is built with, and the last one of the minor version before. */
export const testedVersions: readonly TestedVersion[] = [
  { version: installedBeside["@livekit/agents"], disagreeing: [] },
  { version: "1.8.1", disagreeing: [] },
];
