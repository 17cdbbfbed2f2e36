// SPDX-License-Identifier: Apache-2.0

/** What is known about the process besides code and environment. */
export interface ProcessFacts {
  /** Working directory, absolute. */
  readonly workingDirectory: string;
  /** Name in the nearest package.json; `null` if there is none. */
  readonly packageName: string | null;
  /** Version in the nearest package.json; `null` if there is none. */
  readonly packageVersion: string | null;
  /** Path of `turnspan.prices.yaml` in the working directory; `null` if it is not there. */
  readonly pricesFile: string | null;
  /** Name of the agent, as the caller says; `null` if it does not. */
  readonly agentName: string | null;
}
