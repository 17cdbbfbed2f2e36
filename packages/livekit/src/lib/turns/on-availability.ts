// SPDX-License-Identifier: Apache-2.0
import { addCall, refOf } from "./add-call.js";
import { type Conversation, type Step, heardTurn, outagesKept, unchanged } from "./conversation.js";
import { failedCall } from "./failed-call.js";
import type { AvailabilityChanged } from "./fact.js";
import { isSameInstance } from "./fallback.js";
import { drawRecordIds } from "./ids.js";

/** A fallback adapter gave up on a model, or took it back. */
export function onAvailabilityChanged(state: Conversation, fact: AvailabilityChanged): Step {
  const { at, available, instance, instances, kind } = fact;
  // What fails again has been asked again.
  const ended = state.outages.map((outage) =>
    outage.kind === kind && isSameInstance(outage.instance, instance)
      ? { ...outage, until: outage.until ?? at, servesAgain: outage.servesAgain || !available }
      : outage,
  );
  if (available) return unchanged({ ...state, outages: ended });
  const next = {
    ...state,
    outages: [...ended, { kind, instance, instances, from: at, until: null, servesAgain: false }].slice(-outagesKept),
  };
  // Of failing speech-to-text the adapter says nothing else; other failures are reported by themselves.
  return kind === "stt" ? addFailedTranscription(next, fact) : unchanged(next);
}

function addFailedTranscription(state: Conversation, fact: AvailabilityChanged): Step {
  const turn = heardTurn(state);
  const { id: callId, spanId, ids } = drawRecordIds(state.ids, fact.at);
  const call = failedCall({
    callId,
    spanId,
    kind: "stt",
    turn: turn && refOf(turn),
    speechId: null,
    provider: fact.instance.provider,
    model: fact.instance.model,
    startedAt: fact.at,
    endedAt: fact.at,
    errorType: "unavailable",
    errorMessage: null,
  });
  return addCall({ ...state, ids }, turn, null, call);
}
