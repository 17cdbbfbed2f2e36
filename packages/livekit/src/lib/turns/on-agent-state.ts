// SPDX-License-Identifier: Apache-2.0
import { agentWith, conversationWith, turnWith } from "./copies.js";
import {
  type Conversation,
  type Step,
  listeningTurn,
  overlapsKept,
  turnOfSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import type { AgentStateChanged, FalseInterruption } from "./fact.js";
import { retireNoise } from "./noise.js";
import { beginStretch, endStretch } from "./on-stretch.js";
import { type Turn, openSpeeches } from "./turn.js";

/** The state tells when sound began and ended; the agent's message later tells it exactly. */
export function onAgentStateChanged(state: Conversation, fact: AgentStateChanged): Step {
  const agentSpeaking = fact.state === "speaking";
  if (agentSpeaking === state.agentSpeaking) return unchanged(state);
  // Sound that goes on after a thought began before the user did.
  const talksOver = agentSpeaking && state.userSpeaking && fact.isAudible && state.thoughtAt === null;
  const next = talksOver
    ? noteTalkingOver(conversationWith(state, { agentSpeaking }), fact.at)
    : conversationWith(state, { agentSpeaking });
  if (!agentSpeaking) {
    const thoughtAt = fact.state === "thinking" && fact.isAudible ? fact.at : null;
    return endStretch(conversationWith(agentStopped(next, fact.at), { thoughtAt }), "agent", fact.at);
  }
  const started = agentStarted(next, fact);
  return unchanged(fact.isAudible ? beginStretch(started, "agent", fact.at) : started);
}

/** A detector is late to say that the user has stopped: that there was an overlap is certain once it has placed the speech. */
function noteTalkingOver(state: Conversation, at: number): Conversation {
  const talkedOverAt = [...state.talkedOverAt, at].slice(-overlapsKept);
  return conversationWith(state, { talkedOverAt, interruptionsByAgent: state.interruptionsByAgent + 1 });
}

function agentStarted(state: Conversation, { at, speechId }: AgentStateChanged): Conversation {
  // Recordings of an earlier version do not have it.
  const isTold = (speechId ?? null) !== null;
  const turn = isTold ? turnOfSpeech(state, speechId) : nextToSpeak(state);
  if (!turn) return conversationWith(state, { soundingTurnId: null });
  const agent = agentWith(turn.agent, { startedAt: turn.agent.startedAt ?? at, stoppedAt: null });
  return withTurn(conversationWith(state, { soundingTurnId: turn.turnId }), turnWith(turn, { agent }));
}

function agentStopped(state: Conversation, at: number): Conversation {
  const turn = soundingTurn(state);
  return turn ? withTurn(state, turnWith(turn, { agent: agentWith(turn.agent, { stoppedAt: at }) })) : state;
}

/** Where LiveKit does not tell which speech plays: they play one at a time, in the order in which they were queued. */
function nextToSpeak(state: Conversation): Turn | null {
  return (
    state.turns.find(
      (turn) => turn.phase.kind === "answering" && openSpeeches(turn).length > 0 && turn.interruptedBy === null,
    ) ?? null
  );
}

function soundingTurn(state: Conversation): Turn | null {
  return state.turns.find((turn) => turn.turnId === state.soundingTurnId) ?? null;
}

/** A noise paused the agent and it went on: the noise was no utterance, and the pause no interruption. */
export function onFalseInterruption(state: Conversation, fact: FalseInterruption): Step {
  if (!fact.resumed) return unchanged(state);
  const paused = soundingTurn(state);
  const counted = paused
    ? withTurn(state, turnWith(paused, { falseInterruptions: paused.falseInterruptions + 1 }))
    : state;
  const listening = listeningTurn(counted);
  return listening && !state.userSpeaking ? retireNoise(counted, listening) : unchanged(counted);
}
