// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import type { Fact } from "../turns/fact.js";
import type { OpenSpeeches } from "./open-speeches.js";
import type { ToolSpans } from "./tool-spans.js";
import { timeOf } from "./units.js";

/** LiveKit's `function_tools_executed`: calls and outputs stand in parallel lists, each stamped when it was made. */
export function factOfTools(
  event: voice.FunctionToolsExecutedEvent,
  speeches: OpenSpeeches,
  toolSpans: ToolSpans,
): Fact {
  const at = timeOf(event.createdAt);
  const [first] = event.functionCalls;
  return {
    type: "tools_executed",
    at,
    speechId: first ? speeches.ofToolCall(first.callId) : null,
    tools: event.functionCalls.map((call, index) => {
      const output = event.functionCallOutputs[index];
      return {
        callId: call.callId,
        name: call.name,
        startedAt: timeOf(call.createdAt),
        endedAt: timeOf(output?.createdAt ?? at),
        isError: output?.isError ?? false,
        spanId: toolSpans.of(call.callId),
      };
    }),
  };
}
