// SPDX-License-Identifier: Apache-2.0
import { type Conversation, type Step, chain } from "./conversation.js";
import type { ConversationStarted, SessionClosed } from "./fact.js";
import { drawUuid, idSourceFrom } from "./ids.js";
import { endStretch } from "./on-stretch.js";
import { endTurns } from "./settle.js";
import { decideSpeeches, isWorthARecord } from "./waiting-calls.js";

export function onConversationStarted(state: Conversation, fact: ConversationStarted): Step {
  const [runId, ids] = drawUuid(idSourceFrom(fact.seed), fact.at);
  return {
    state: { ...state, phase: "running", identity: fact.identity, runId, startedAt: fact.at, ids },
    outcomes: [{ type: "conversation_started", identity: fact.identity, runId, at: fact.at }],
  };
}

/** Ends everything: attempts that nobody adopted are discarded, turns under way end as they are. */
export function onSessionClosed(state: Conversation, fact: SessionClosed): Step {
  return chain(
    endStretch(state, "user", fact.at),
    (quiet) => endStretch(quiet, "agent", fact.at),
    (quiet) => decideSpeeches(quiet, Infinity, () => "discarded"),
    (decided) => {
      const kept = decided.turns.filter(isWorthARecord);
      return endTurns({ ...decided, turns: kept }, kept, fact.at);
    },
    (ended) => ({
      state: { ...ended, phase: "closed", userSpeaking: false, agentSpeaking: false },
      outcomes: [
        {
          type: "conversation_ended",
          at: fact.at,
          reason: fact.reason,
          errorType: fact.errorType,
          interruptionsByAgent: ended.interruptionsByAgent,
        },
      ],
    }),
  );
}
