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
  playingSpeechId: string | null = null,
): Fact | null {
  const { item } = event;
  const at = timeOf(event.createdAt);
  if (item.type === "agent_handoff") {
    return {
      type: "handed_off",
      at,
      fromAgentId: item.oldAgentId ?? null,
      toAgentId: item.newAgentId,
      duringToolOfSpeechId: speeches.withRunningTool(),
    };
  }
  if (item.type !== "message") return null;
  const text = captureContent ? (item.textContent ?? null) : null;
  const { metrics } = item;
  if (item.role === "user") {
    return {
      type: "user_message_added",
      at,
      // Only what was recognized comes with a confidence, that of a realtime model included.
      spoken: item.transcriptConfidence !== undefined || metrics.stoppedSpeakingAt !== undefined,
      startedSpeakingAt: msFromSeconds(metrics.startedSpeakingAt),
      stoppedSpeakingAt: msFromSeconds(metrics.stoppedSpeakingAt),
      text,
    };
  }
  if (item.role !== "assistant") return null;
  return {
    type: "agent_message_added",
    at,
    speechId: speeches.ofItem(item.id) ?? sayThatPlays(speeches, playingSpeechId),
    interrupted: item.interrupted,
    startedSpeakingAt: msFromSeconds(metrics.startedSpeakingAt),
    stoppedSpeakingAt: msFromSeconds(metrics.stoppedSpeakingAt),
    playbackMs: msFromSeconds(metrics.playbackLatency),
    providerRequestIds: metrics.providerRequestIds ?? [],
    text,
  };
}

/** The message of a `say()` is made while it is the one that plays. */
function sayThatPlays(speeches: OpenSpeeches, playingSpeechId: string | null): string | null {
  return playingSpeechId !== null && speeches.isSay(playingSpeechId) ? playingSpeechId : null;
}
