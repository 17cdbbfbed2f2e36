// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import type { Fact } from "../turns/fact.js";
import type { OpenSpeeches } from "./open-speeches.js";
import { msFromSeconds, timeOf } from "./units.js";

/** LiveKit's `conversation_item_added`. System messages are no part of a turn. */
export function factOfItem(
  event: voice.ConversationItemAddedEvent,
  speeches: OpenSpeeches,
  captureContent: boolean,
): Fact | null {
  const { item } = event;
  const at = timeOf(event.createdAt);
  if (item.type === "agent_handoff") {
    return { type: "handed_off", at, fromAgentId: item.oldAgentId ?? null, toAgentId: item.newAgentId };
  }
  if (item.type !== "message") return null;
  const text = captureContent ? (item.textContent ?? null) : null;
  const { metrics } = item;
  if (item.role === "user") {
    return {
      type: "user_message_added",
      at,
      // Only a spoken message passes through the callback that this is the duration of.
      spoken: metrics.onUserTurnCompletedDelay !== undefined || metrics.stoppedSpeakingAt !== undefined,
      startedSpeakingAt: msFromSeconds(metrics.startedSpeakingAt),
      stoppedSpeakingAt: msFromSeconds(metrics.stoppedSpeakingAt),
      text,
    };
  }
  if (item.role !== "assistant") return null;
  return {
    type: "agent_message_added",
    at,
    speechId: speeches.ofItem(item.id),
    interrupted: item.interrupted,
    startedSpeakingAt: msFromSeconds(metrics.startedSpeakingAt),
    stoppedSpeakingAt: msFromSeconds(metrics.stoppedSpeakingAt),
    playbackMs: msFromSeconds(metrics.playbackLatency),
    providerRequestIds: metrics.providerRequestIds ?? [],
    text,
  };
}
