// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "./conversation.js";
import type { Turn } from "./turn.js";

/** LiveKit says that a speech was interrupted, not by whom: it was the user if the user has spoken since. */
export function interrupter(state: Conversation, turn: Turn): "user" | "agent" {
  const userSpokeSince =
    turn.bargeInAt !== null || state.turns.some((other) => other.initiator === "user" && other.index > turn.index);
  return userSpokeSince ? "user" : "agent";
}
