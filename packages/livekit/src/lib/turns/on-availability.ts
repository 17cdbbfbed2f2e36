// SPDX-License-Identifier: Apache-2.0
import { conversationWith } from "./copies.js";
import { addCall, refOf } from "./add-call.js";
import { type Conversation, type Outage, type Step, heardTurn, outagesKept, unchanged } from "./conversation.js";
import { failedCall } from "./failed-call.js";
import type { AvailabilityChanged } from "./fact.js";
import { isSameInstance } from "./fallback.js";
import { drawRecordIds } from "./ids.js";

/** A fallback adapter gave up on a model, or took it back. */
export function onAvailabilityChanged(state: Conversation, fact: AvailabilityChanged): Step {
  const { at, available, instance, instances, kind } = fact;
  const isOwn = (outage: Outage) => outage.kind === kind && isSameInstance(outage.instance, instance);
  const lasting = state.outages.filter((outage) => isOwn(outage) && outage.until === null);
  // Of models that report alike several may be out at once.
  const over = available || lasting.length >= (fact.alike ?? 1) ? lasting[0] : undefined;
  // What fails again has been asked again.
  const ended = state.outages.map((outage) =>
    isOwn(outage)
      ? { ...outage, until: outage === over ? at : outage.until, servesAgain: outage.servesAgain || !available }
      : outage,
  );
  if (available) return unchanged(conversationWith(state, { outages: ended }));
  const outage = {
    kind,
    instance,
    instances,
    members: fact.members ?? null,
    alike: fact.alike ?? 1,
    from: at,
    until: null,
    servesAgain: false,
  };
  const next = conversationWith(state, { outages: [...ended, outage].slice(-outagesKept) });
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
  return addCall(conversationWith(state, { ids }), turn, null, call);
}
