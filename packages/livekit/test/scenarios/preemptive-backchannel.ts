// SPDX-License-Identifier: Apache-2.0
import { backchannel } from "./backchannel.js";
import { preemptive } from "./parts/preemptive.js";

export const preemptiveBackchannel = preemptive(
  backchannel,
  "preemptive-backchannel",
  "words too few to cut the agent begin a reply that is thrown away; the question after them is a turn of its own",
);
