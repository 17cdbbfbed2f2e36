// SPDX-License-Identifier: Apache-2.0
/*
 * Copies of what the reducer keeps, with some of it changed. The keys are spelled out, once for each kind: V8 (as of Node 20)
 * gives a copy made by `{ ...turn }` a shape of its own for each place in the code and each shape that comes in there. A turn
 * would have twenty, and all code that reads turns would be the slow kind for good.
 */
import type { Conversation } from "./conversation.js";
import type { AgentSpeech, Speech, Turn, UserSpeech } from "./turn.js";

export function conversationWith(state: Conversation, changes: Partial<Conversation>): Conversation {
  return Object.assign<Conversation, Partial<Conversation>>(
    {
      phase: state.phase,
      identity: state.identity,
      runId: state.runId,
      startedAt: state.startedAt,
      ids: state.ids,
      turns: state.turns,
      nextTurnIndex: state.nextTurnIndex,
      endedSpeeches: state.endedSpeeches,
      userSpeaking: state.userSpeaking,
      agentSpeaking: state.agentSpeaking,
      soundingTurnId: state.soundingTurnId,
      stretches: state.stretches,
      thoughtAt: state.thoughtAt,
      interruptionsByAgent: state.interruptionsByAgent,
      talkedOverAt: state.talkedOverAt,
      outages: state.outages,
      reports: state.reports,
      predictions: state.predictions,
      heard: state.heard,
      agentIds: state.agentIds,
      dropped: state.dropped,
    },
    changes,
  );
}

export function turnWith(turn: Turn, changes: Partial<Turn>): Turn {
  return Object.assign<Turn, Partial<Turn>>(
    {
      turnId: turn.turnId,
      spanId: turn.spanId,
      index: turn.index,
      initiator: turn.initiator,
      modality: turn.modality,
      phase: turn.phase,
      openedAt: turn.openedAt,
      speeches: turn.speeches,
      user: turn.user,
      commit: turn.commit,
      agent: turn.agent,
      talk: turn.talk,
      calls: turn.calls,
      waitingCalls: turn.waitingCalls,
      callCounts: turn.callCounts,
      tools: turn.tools,
      falseInterruptions: turn.falseInterruptions,
      interruptedBy: turn.interruptedBy,
      bargeInAt: turn.bargeInAt,
      language: turn.language,
      hasUserMessage: turn.hasUserMessage,
      clearedAt: turn.clearedAt,
      handedOffAt: turn.handedOffAt,
      failures: turn.failures,
    },
    changes,
  );
}

export function speechWith(speech: Speech, changes: Partial<Speech>): Speech {
  return Object.assign<Speech, Partial<Speech>>(
    {
      speechId: speech.speechId,
      source: speech.source,
      createdAt: speech.createdAt,
      fate: speech.fate,
      done: speech.done,
      failedAttemptAt: speech.failedAttemptAt,
      hasMessage: speech.hasMessage,
      requestIds: speech.requestIds,
      failedRequests: speech.failedRequests,
    },
    changes,
  );
}

export function userWith(user: UserSpeech, changes: Partial<UserSpeech>): UserSpeech {
  return Object.assign<UserSpeech, Partial<UserSpeech>>(
    {
      startedAt: user.startedAt,
      stoppedAt: user.stoppedAt,
      hasWords: user.hasWords,
      isAside: user.isAside,
      overAt: user.overAt,
      text: user.text,
    },
    changes,
  );
}

export function agentWith(agent: AgentSpeech, changes: Partial<AgentSpeech>): AgentSpeech {
  return Object.assign<AgentSpeech, Partial<AgentSpeech>>(
    {
      startedAt: agent.startedAt,
      stoppedAt: agent.stoppedAt,
      playbackMs: agent.playbackMs,
      text: agent.text,
    },
    changes,
  );
}
