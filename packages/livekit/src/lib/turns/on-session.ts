// SPDX-License-Identifier: Apache-2.0
import { agentWith, conversationWith, turnWith } from "./copies.js";
import { type Conversation, type Step, chain, listeningTurn, unchanged, withTurn } from "./conversation.js";
import type { ConversationStarted, SessionClosed } from "./fact.js";
import { drawUuid, idSourceFrom } from "./ids.js";
import { endStretch } from "./on-stretch.js";
import { endTurns } from "./settle.js";
import { interrupt } from "./interrupter.js";
import { isNoise, retireNoise } from "./noise.js";
import { openSpeeches } from "./turn.js";
import { decideSpeeches } from "./waiting-calls.js";

export function onConversationStarted(state: Conversation, fact: ConversationStarted): Step {
  const [runId, ids] = drawUuid(idSourceFrom(fact.seed), fact.at);
  return {
    state: conversationWith(state, { phase: "running", identity: fact.identity, runId, startedAt: fact.at, ids }),
    outcomes: [{ type: "conversation_started", identity: fact.identity, runId, at: fact.at }],
  };
}

/** Ends everything: attempts that nobody adopted are discarded, turns under way end as they are. */
export function onSessionClosed(state: Conversation, fact: SessionClosed): Step {
  return chain(
    endStretch(state, "user", fact.at),
    (quiet) => endStretch(quiet, "agent", fact.at),
    (quiet) => unchanged(cutShort(quiet, fact.at)),
    (quiet) => forgetNoise(quiet, fact.at),
    (quiet) => decideSpeeches(quiet, Infinity, () => "discarded"),
    (decided) => endTurns(decided, decided.turns, fact.at),
    (ended) => ({
      state: conversationWith(ended, { phase: "closed", userSpeaking: false, agentSpeaking: false }),
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

/** What is still being answered is cut by the end. */
function cutShort(state: Conversation, at: number): Conversation {
  return state.turns.reduce((so, { turnId }) => {
    const turn = so.turns.find((other) => other.turnId === turnId);
    if (turn?.phase.kind !== "answering" || openSpeeches(turn).length === 0) return so;
    const { startedAt, stoppedAt } = turn.agent;
    const silent = turnWith(turn, {
      agent: agentWith(turn.agent, { stoppedAt: startedAt === null ? null : (stoppedAt ?? at) }),
    });
    return interrupt(withTurn(so, silent), silent, "close");
  }, state);
}

/** A sound that came to nothing is no turn; who was talking to the end was no noise. */
function forgetNoise(state: Conversation, at: number): Step {
  const listening = listeningTurn(state);
  const isOver = listening !== null && !state.userSpeaking && isNoise(listening, at);
  return isOver ? retireNoise(state, listening) : unchanged(state);
}
