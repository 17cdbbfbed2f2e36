// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith } from "./copies.js";
import { type Conversation, turnOfSpeech, withTurn } from "./conversation.js";
import type { HandedOff } from "./fact.js";
import { handoffGraceMs, settleIfDone } from "./settle.js";
import { type Turn, newSpeech, withSpeech } from "./turn.js";

/** How many agents are remembered. */
const agentsKept = 64;

/**
 * Another agent takes over. What it says on entering answers the user who was handed over, so the turn in which a tool
 * handed over waits for it. An agent that comes back does not enter again.
 */
export function onHandedOff(state: Conversation, fact: HandedOff): Conversation {
  const enters = !state.agentIds.includes(fact.toAgentId);
  const known = conversationWith(state, { agentIds: [...state.agentIds, fact.toAgentId].slice(-agentsKept) });
  if (fact.fromAgentId === null) return known;
  if (!enters) return passOn(known, fact);
  const turn = known.turns.findLast((other) => other.phase.kind !== "listening" && other.tools.length > 0);
  if (!turn) return known;
  const phase = turn.phase.kind === "settling" ? { ...turn.phase, until: fact.at + handoffGraceMs } : turn.phase;
  return withTurn(known, turnWith(turn, { phase, handedOffAt: fact.at }));
}

/**
 * An AgentTask gives control back while the tool that ran it is still running. The speech of that tool goes on, but what
 * it says now answers what the user said last, inside the task: it is passed on to that turn.
 */
function passOn(state: Conversation, { at, duringToolOfSpeechId: speechId }: HandedOff): Conversation {
  const from = turnOfSpeech(state, speechId);
  const speech = from?.speeches.find((other) => other.speechId === speechId);
  const to = state.turns.findLast((turn) => turn.initiator === "user" && turn.phase.kind !== "listening");
  if (!from || !to || to.index <= from.index || !speech || speech.done) return state;
  const left = settleIfDone(withTurn(state, withSpeech(from, speech.speechId, { done: true })), from.turnId, at);
  const goesOn: Turn = turnWith(to, {
    speeches: [...to.speeches, newSpeech({ speechId: speech.speechId, source: speech.source, at }, "adopted")],
    phase: { kind: "answering" },
    handedOffAt: null,
  });
  return withTurn(left, goesOn);
}
