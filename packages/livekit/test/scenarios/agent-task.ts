// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answerToTools, instructed, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "I want to book a table.";
const name = "My name is Ada.";

export const agentTask: Scenario = {
  name: "agent-task",
  shows: "a tool runs an AgentTask, which asks the caller something and gives control back",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [
      {
        name: "book_table",
        takesMs: 40,
        end: {
          kind: "asks",
          task: {
            name: "ask_name",
            onEnter: { reply: "Ask for the name." },
            tools: [{ name: "take_name", takesMs: 40, completes: true, end: { kind: "returns" } }],
          },
        },
      },
    ],
  },
  providers: voiceProviders(
    [question, name],
    [
      toolCalls(1, question, ["book_table"]),
      instructed(2, "What is your name?"),
      toolCalls(3, name, ["take_name"]),
      answerToTools(4, ["book_table"], "Your table is booked."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 400 },
    { do: "wait", ms: 500 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  // The tool of the first turn runs until the task has its answer. The caller gives it in the second, and hears what the
  // tool's speech says then.
  turns: [
    { initiator: "user", calls: { llm: 2 }, tools: { book_table: true } },
    { initiator: "user", calls: { llm: 2 }, tools: { take_name: true } },
  ],
};
