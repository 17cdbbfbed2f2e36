// SPDX-License-Identifier: Apache-2.0
import { bargeInDuringGeneration } from "./barge-in-during-generation.js";
import { preemptive } from "./parts/preemptive.js";

export const preemptiveBargeIn = preemptive(
  bargeInDuringGeneration,
  "preemptive-barge-in",
  "the caller cuts an answer that was begun before the turn was over",
);
