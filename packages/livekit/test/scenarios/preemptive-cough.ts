// SPDX-License-Identifier: Apache-2.0
import { cough } from "./cough.js";
import { preemptive } from "./parts/preemptive.js";

export const preemptiveCough = preemptive(
  cough,
  "preemptive-cough",
  "a sound without words pauses an answer that was begun before the turn was over",
);
