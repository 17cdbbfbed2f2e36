// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord } from "@turnspan/records";
import { traceLink } from "@turnspan/signoz";
import type { Conversation, Store } from "@turnspan/store";
import type { CallGlance, ConversationAnswer, TurnAnswer } from "../api/conversation-answer.js";
import { RequestError } from "../asking/request-error.js";
import type { PriceRows } from "../prices/price-rows.js";
import { costGroups } from "./cost-groups.js";
import { malformedAnswer } from "./malformed.js";

/** What an answer about a conversation is made with. */
export interface ConversationParts {
  readonly store: Store;
  readonly prices: PriceRows;
  /** Address of SigNoz; null if none was configured. */
  readonly signozUrl: string | null;
}

const mostOutside = 500;

/** @throws RequestError if there is no such conversation. */
export async function answerConversation(parts: ConversationParts, id: string): Promise<ConversationAnswer> {
  const { run, turns, calls, malformed } = await findConversation(parts.store, id);
  const outside = calls.filter(({ turn_id: turnId }) => turnId === null).slice(0, mostOutside);
  const costs = costGroups(calls, (call) => parts.prices.explain(call).reason);
  const shown = new Set(costs.map(({ price_id: priceId }) => priceId));
  const priced = calls.filter((call) => shown.has(call.price_id) || outside.includes(call));
  return {
    run,
    turns,
    calls: calls.map(glanceOf),
    calls_outside: outside,
    costs,
    prices: parts.prices.rowsOf(priced),
    transcript: transcriptOf(turns),
    signoz_url: traceUrl(parts.signozUrl, run.trace_id),
    malformed: malformedAnswer(malformed),
  };
}

/** @throws RequestError if there is no such conversation or turn. */
export async function answerTurn(parts: ConversationParts, id: string, turnIndex: number): Promise<TurnAnswer> {
  const { turns, calls } = await findConversation(parts.store, id);
  const turn = turns.find((one) => one.turn_index === turnIndex);
  if (turn === undefined) {
    throw new RequestError(
      404,
      "NOT_FOUND",
      `The conversation has no turn ${turnIndex}.`,
      "Go back to the conversation.",
    );
  }
  const own = calls.filter(({ turn_id: turnId }) => turnId === turn.turn_id);
  return {
    turn,
    calls: own,
    prices: Object.fromEntries(own.map((call) => [call.call_id, parts.prices.explain(call)])),
    signoz_url: traceUrl(parts.signozUrl, turn.trace_id),
  };
}

async function findConversation(store: Store, id: string): Promise<Conversation> {
  const conversation = await store.conversation(id);
  if (conversation !== null) return conversation;
  throw new RequestError(
    404,
    "NOT_FOUND",
    "There is no conversation of that id.",
    "Look for it in the list; its day may have been removed.",
  );
}

function glanceOf(call: CallRecord): CallGlance {
  const { call_id, turn_index, kind, provider, model_id, timestamp, latency_ms, success, error_type } = call;
  return { call_id, turn_index, kind, provider, model: model_id, timestamp, latency_ms, success, error_type };
}

function transcriptOf(turns: readonly TurnRecord[]): ConversationAnswer["transcript"] {
  if (turns.some(({ user_text: user, agent_text: agent }) => user !== null || agent !== null)) {
    return { captured: true, why: null };
  }
  const why =
    turns.length === 0
      ? "No turn has ended yet."
      : "What was said was not kept: captureContent is none unless it is set to local (these files) or all.";
  return { captured: false, why };
}

function traceUrl(signozUrl: string | null, traceId: string | null): string | null {
  return signozUrl === null || traceId === null ? null : traceLink(signozUrl, traceId);
}
