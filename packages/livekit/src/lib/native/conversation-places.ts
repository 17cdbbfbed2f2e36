// SPDX-License-Identifier: Apache-2.0
import { type SpanContext, TraceFlags } from "@opentelemetry/api";

/** A turn as far as spans and log lines point to it. */
export interface TurnPlace {
  readonly spanId: string;
  readonly turnId: string;
}

/** The spans of one conversation in our own tree. */
export interface ConversationPlaces {
  readonly conversationId: string;
  readonly traceId: string;
  readonly rootSpanId: string;
  /** Whether the conversation is exported, as far as is known now: whoever is called from it is told. */
  isSampled(): boolean;
  /** Whether what is said in it may be exported. */
  readonly exportsContent: boolean;
  /** The turn that a speech belongs to; `null` while it is not known. */
  turnOfSpeech(speechId: string): TurnPlace | null;
  /** Someone has talked, in epoch milliseconds. */
  talked(who: "user" | "agent", startedAt: number, endedAt: number): void;
  /** The user's turn has ended with a transcript; the ids of the recognizer's requests for it. */
  userTurnEnded(requestIds: string[]): void;
}

/** The context of a span of ours, to be a parent. */
export function contextOf(places: ConversationPlaces, spanId: string): SpanContext {
  return { traceId: places.traceId, spanId, traceFlags: places.isSampled() ? TraceFlags.SAMPLED : TraceFlags.NONE };
}
