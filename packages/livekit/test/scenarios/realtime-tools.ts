// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeTools: Scenario = {
  name: "realtime-tools",
  shows: "a realtime model calls a tool; the answer comes with a handle of its own",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [{ name: "order_status", takesMs: 1_500, end: { kind: "returns", value: "ready" } }],
  },
  providers: {
    realtime: {
      replies: [
        {
          heard: "Is my order ready?",
          ttftMs: 150,
          audioMs: 0,
          toolCalls: [{ name: "order_status", args: {} }],
          usage: realtimeUsage(1),
        },
        { ttftMs: 200, text: "It is ready for you.", audioMs: 600, usage: realtimeUsage(2) },
      ],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", modality: "realtime", calls: { realtime: 2 }, tools: { order_status: true } }],
};
