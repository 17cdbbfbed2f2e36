// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeHandoff: Scenario = {
  name: "realtime-handoff",
  shows: "a tool of a realtime model hands the caller to another agent, who greets and answers the next turn",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [
      {
        name: "to_billing",
        takesMs: 60,
        end: { kind: "hands_off", to: { name: "billing", onEnter: { reply: "Greet the caller." } } },
      },
    ],
  },
  providers: {
    realtime: {
      replies: [
        {
          heard: "I have a bill to pay.",
          ttftMs: 150,
          audioMs: 0,
          toolCalls: [{ name: "to_billing", args: {} }],
          usage: realtimeUsage(1),
        },
        { ttftMs: 200, text: "Billing here, hello.", audioMs: 600, usage: realtimeUsage(2) },
        { heard: "How much is it?", ttftMs: 220, text: "Forty dollars.", audioMs: 500, usage: realtimeUsage(3) },
      ],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 300 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", modality: "realtime", calls: { realtime: 2 }, tools: { to_billing: true } },
    { initiator: "user", modality: "realtime" },
  ],
};
