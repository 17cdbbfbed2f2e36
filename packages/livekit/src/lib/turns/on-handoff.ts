// SPDX-License-Identifier: Apache-2.0
import { type Conversation, withTurn } from "./conversation.js";
import type { HandedOff } from "./fact.js";
import { handoffGraceMs } from "./settle.js";

/** How many agents are remembered. */
const agentsKept = 64;

/**
 * Another agent takes over. What it says on entering answers the user who was handed over, so the turn in which a tool
 * handed over waits for it. An agent that comes back does not enter again.
 */
export function onHandedOff(state: Conversation, fact: HandedOff): Conversation {
  const enters = !state.agentIds.includes(fact.toAgentId);
  const known = { ...state, agentIds: [...state.agentIds, fact.toAgentId].slice(-agentsKept) };
  const turn = known.turns.findLast((other) => other.phase.kind !== "listening" && other.tools.length > 0);
  if (!enters || fact.fromAgentId === null || !turn) return known;
  const phase = turn.phase.kind === "settling" ? { ...turn.phase, until: fact.at + handoffGraceMs } : turn.phase;
  return withTurn(known, { ...turn, phase, isHandingOff: true });
}
