// SPDX-License-Identifier: Apache-2.0
import type { PinoLine } from "@turnspan/telemetry";
import { expect, it } from "vitest";
import { withoutContent } from "./livekit-log.js";

const lineOf = (message: string, attributes: PinoLine["attributes"] = {}): PinoLine => ({
  timeMs: 1,
  level: "info",
  message,
  attributes,
});

it("keeps what names things, and numbers, of a line of LiveKit's; not what was said", () => {
  const { attributes } = withoutContent(
    lineOf("Executing LLM tool call", {
      function: "order_status",
      speech_id: "speech_1",
      delay: 12,
      interrupted: true,
      "lk.pii.arguments": '{"card":"4111"}',
      transcript: "my card is 4111",
      pii: 4111,
    }),
  );
  expect(attributes).toEqual({ function: "order_status", speech_id: "speech_1", delay: 12, interrupted: true });
});

it("cuts a message where LiveKit puts what an error said", () => {
  expect(withoutContent(lineOf("Error running STT task: heard 'my card'")).message).toBe("Error running STT task");
  expect(withoutContent(lineOf("playout completed")).message).toBe("playout completed");
});

it.each([
  ['{"type":"APIError","message":"refused my card","stack":"…"}', "refused my card", "APIError", "APIError"],
  ['{"type":"APIError","message":"refused my card"}', "tool failed", "tool failed", "APIError"],
  ["refused my card", "refused my card", "_OTHER", "_OTHER"],
  ['{"type":"my card is 4111"}', "failed", "failed", "_OTHER"],
])("tells of the error %s logged as %s only its class", (error, message, expected, errorType) => {
  const line = withoutContent(lineOf(message, { error }));
  expect(line.message).toBe(expected);
  expect(line.attributes).toEqual({ "error.type": errorType });
});
