// SPDX-License-Identifier: Apache-2.0
import { toolsInParallel } from "./tools-in-parallel.js";
import { preemptive } from "./parts/preemptive.js";

export const preemptiveTools = preemptive(
  toolsInParallel,
  "preemptive-tools",
  "two tools at once, asked for by a reply that was begun before the turn was over",
);
