// SPDX-License-Identifier: Apache-2.0
import { handoffByTool } from "./handoff-by-tool.js";
import { preemptive } from "./parts/preemptive.js";

export const preemptiveHandoff = preemptive(
  handoffByTool,
  "preemptive-handoff",
  "a tool of a reply that was begun before the turn was over hands the caller over",
);
