// SPDX-License-Identifier: Apache-2.0
import { emptyResource } from "@opentelemetry/resources";
import { expect, it } from "vitest";
import { sampleEndedRun } from "../../../../test/sample-records.js";
import { runSpan } from "./run-span.js";

const context = {
  resource: emptyResource(),
  scope: { name: "turnspan", version: "0" },
  jobId: null,
  roomName: null,
  llmAttributes: false,
  content: false,
};

it("says how the talking went, in seconds, and nothing of what is unknown", () => {
  const quality = {
    ...sampleEndedRun().quality,
    user_talk_ms: 14_014,
    agent_talk_ms: 18_271,
    silence_ms: 13_774,
    talk_ratio: 0.767,
    longest_monologue_ms: 3108,
    first_response_ms: null,
  };
  const { attributes = {} } = runSpan(sampleEndedRun({ quality }), context) ?? {};
  const talk = Object.entries(attributes).filter(([name]) => /talk|silence|monologue|first_response/.test(name));
  expect(Object.fromEntries(talk)).toEqual({
    "voice.conversation.user_talk": 14.014,
    "voice.conversation.agent_talk": 18.271,
    "voice.conversation.silence": 13.774,
    "voice.conversation.talk_ratio": 0.767,
    "voice.conversation.longest_monologue": 3.108,
  });
});
