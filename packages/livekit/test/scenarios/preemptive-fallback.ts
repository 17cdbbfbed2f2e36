// SPDX-License-Identifier: Apache-2.0
import { llmFallbackFailing } from "./llm-fallback-failing.js";
import { preemptive } from "./parts/preemptive.js";

export const preemptiveFallback = preemptive(
  llmFallbackFailing,
  "preemptive-fallback",
  "the first model fails at a reply that was begun before the turn was over; the second answers",
);
