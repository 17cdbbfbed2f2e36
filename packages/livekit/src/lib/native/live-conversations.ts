// SPDX-License-Identifier: Apache-2.0
import { trace } from "@opentelemetry/api";
import type { CurrentIds } from "@turnspan/telemetry";
import type { ConversationPlaces } from "./conversation-places.js";
import { idsOfContext } from "./place-in-context.js";

/** By trace. Sessions that share a span of the host's share a trace: the last one stands for it. */
const byTrace = new Map<string, ConversationPlaces>();
const byJob = new WeakMap<object, Set<ConversationPlaces>>();
let currentJob: () => object | null = () => null;

/** Tells how to find the job that the code which runs now belongs to. */
export function findJobsWith(find: () => object | null): void {
  currentJob = find;
}

/** A conversation has begun, in a job if there is one. Returns how to forget it. */
export function addLiveConversation(places: ConversationPlaces, job: object | null): () => void {
  byTrace.set(places.traceId, places);
  const ofJob = (job && byJob.get(job)) ?? new Set();
  ofJob.add(places);
  if (job) byJob.set(job, ofJob);
  return () => {
    if (byTrace.get(places.traceId) === places) byTrace.delete(places.traceId);
    ofJob.delete(places);
  };
}

/**
 * What the code that runs now belongs to: by LiveKit's context, else by the trace of the active span, else by the job,
 * if it holds one conversation.
 */
export function idsOfConversation(): CurrentIds | null {
  const ofContext = idsOfContext();
  if (ofContext !== null) return ofContext;
  const active = trace.getActiveSpan()?.spanContext();
  const ofTrace = active && byTrace.get(active.traceId);
  if (active && ofTrace) return idsOf(ofTrace, active.spanId);
  const job = byTrace.size === 0 ? null : currentJob();
  const [only, ...others] = (job && byJob.get(job)) ?? [];
  return only && others.length === 0 ? idsOf(only, only.rootSpanId) : null;
}

/**
 * Whether what is said where the code runs may be exported: that of the conversation, if it is known, else only if every
 * conversation of the process allows it.
 */
export function exportsContentHere(): boolean {
  const ids = idsOfConversation();
  const here = ids && byTrace.get(ids.traceId);
  return here ? here.exportsContent : byTrace.size > 0 && [...byTrace.values()].every((one) => one.exportsContent);
}

function idsOf({ traceId, conversationId }: ConversationPlaces, spanId: string): CurrentIds {
  return { traceId, spanId, conversationId, turnId: null, speechId: null };
}
