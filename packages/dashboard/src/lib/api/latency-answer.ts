// SPDX-License-Identifier: Apache-2.0
import type { Distribution, LatencyReport, SlowTurn } from "@turnspan/store";
import type { MalformedAnswer } from "./malformed-answer.js";

/** `GET /api/latency?<FilterQuery>`: what `turnspan latency --json` prints, and the 25 slowest turns. */
export interface LatencyAnswer extends LatencyReport {
  readonly slowest_turns: readonly SlowTurn[];
  readonly malformed: MalformedAnswer;
}

/** `GET /api/distribution?<FilterQuery>&of=e2e|<segment>&bins=1…200`; e2e and 40 bins unless given. */
export type DistributionAnswer = Distribution;
