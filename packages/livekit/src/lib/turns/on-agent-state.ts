// SPDX-License-Identifier: Apache-2.0
import {
  type Conversation,
  type Step,
  dropTurn,
  listeningTurn,
  noUserSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import type { AgentStateChanged, FalseInterruption } from "./fact.js";
import { beginStretch, endStretch } from "./on-stretch.js";
import { isWorthARecord } from "./waiting-calls.js";
import { type Turn, openSpeeches } from "./turn.js";

/** The state tells when sound began and ended; which speech it was is confirmed later by the agent's message. */
export function onAgentStateChanged(state: Conversation, fact: AgentStateChanged): Step {
  const agentSpeaking = fact.state === "speaking";
  if (agentSpeaking === state.agentSpeaking) return unchanged(state);
  const talksOver = agentSpeaking && state.userSpeaking ? 1 : 0;
  const next = { ...state, agentSpeaking, interruptionsByAgent: state.interruptionsByAgent + talksOver };
  if (!agentSpeaking) {
    const thoughtAt = fact.state === "thinking" && fact.isAudible ? fact.at : null;
    return endStretch({ ...agentStopped(next, fact.at), thoughtAt }, "agent", fact.at);
  }
  const started = agentStarted(next, fact.at);
  return unchanged(fact.isAudible ? beginStretch(started, "agent", fact.at) : started);
}

function agentStarted(state: Conversation, at: number): Conversation {
  const turn = nextToSpeak(state);
  if (!turn) return state;
  return withTurn(state, { ...turn, agent: { ...turn.agent, startedAt: turn.agent.startedAt ?? at, stoppedAt: null } });
}

function agentStopped(state: Conversation, at: number): Conversation {
  const turn = speakingTurn(state);
  return turn ? withTurn(state, { ...turn, agent: { ...turn.agent, stoppedAt: at } }) : state;
}

/** Speeches play one at a time, in the order in which they were queued. */
function nextToSpeak(state: Conversation): Turn | null {
  return (
    state.turns.find(
      (turn) => turn.phase.kind === "answering" && openSpeeches(turn).length > 0 && turn.interruptedBy === null,
    ) ?? null
  );
}

function speakingTurn(state: Conversation): Turn | null {
  return state.turns.find((turn) => turn.agent.startedAt !== null && turn.agent.stoppedAt === null) ?? null;
}

/** A noise paused the agent and it went on: the noise was no utterance, and the pause no interruption. */
export function onFalseInterruption(state: Conversation, fact: FalseInterruption): Step {
  const paused = state.turns.findLast((turn) => turn.phase.kind === "answering" && turn.agent.startedAt !== null);
  const counted = paused
    ? withTurn(state, { ...paused, falseInterruptions: paused.falseInterruptions + 1, bargeInAt: null })
    : state;
  const listening = listeningTurn(counted);
  if (!listening || !fact.resumed || state.userSpeaking) return unchanged(counted);
  const silent: Turn = { ...listening, user: noUserSpeech };
  return unchanged(isWorthARecord(silent) ? withTurn(counted, silent) : dropTurn(counted, listening));
}
