// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import type { Fact } from "../turns/fact.js";
import type { OpenSpeeches } from "./open-speeches.js";
import { msFromSeconds } from "./units.js";

/** LiveKit's `conversation_item_added`. Handoffs and system messages are no part of a turn. */
export function factOfItem(
  event: voice.ConversationItemAddedEvent,
  speeches: OpenSpeeches,
  captureContent: boolean,
): Fact | null {
  const { item } = event;
  if (item.type !== "message") return null;
  const at = Math.round(event.createdAt);
  const text = captureContent ? (item.textContent ?? null) : null;
  const { metrics } = item;
  if (item.role === "user") {
    return {
      type: "user_message_added",
      at,
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
