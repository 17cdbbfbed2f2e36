// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer, instructed, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "I have a bill to pay.";
const next = "How much is it?";

export const handoffByTool: Scenario = {
  name: "handoff-by-tool",
  shows: "a tool hands the caller to another agent, who greets and answers the next turn",
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
  providers: voiceProviders(
    [question, next],
    [toolCalls(1, question, ["to_billing"]), instructed(2, "Billing here, hello."), answer(3, next, "Forty dollars.")],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 300 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", calls: { llm: 2 }, tools: { to_billing: true } }, { initiator: "user" }],
};
