// SPDX-License-Identifier: Apache-2.0
import { type Context, type SpanContext, TraceFlags, trace } from "@opentelemetry/api";
import { ShadowSpan } from "./shadow-span.js";

/** The spans of one conversation in our own tree. */
export interface ConversationSpans {
  readonly traceId: string;
  readonly rootSpanId: string;
  /** Whether the conversation is exported, as far as is known now: whoever is called from it is told. */
  isSampled(): boolean;
  /** The span of the turn that a speech belongs to; `null` while it is not known. */
  spanIdOfSpeech(speechId: string): string | null;
  /** Someone has talked, in epoch milliseconds. */
  talked(who: "user" | "agent", startedAt: number, endedAt: number): void;
  /** The user's turn has ended with a transcript; the ids of the recognizer's requests for it. */
  userTurnEnded(requestIds: string[]): void;
}

/**
 * Ties the spans that LiveKit makes for a session to a conversation.
 *
 * @param rootSpanContext The session's; LiveKit makes it in `start()`.
 * @returns False if there is nothing to tie yet, or LiveKit's spans are not ours to tie.
 */
export function bindNativeSpans(rootSpanContext: Context | undefined, spans: ConversationSpans): boolean {
  const root = rootSpanContext && trace.getSpan(rootSpanContext);
  if (!(root instanceof ShadowSpan)) return false;
  const { traceId, rootSpanId } = spans;
  const contextOf = (spanId: string): SpanContext => {
    const traceFlags = spans.isSampled() ? TraceFlags.SAMPLED : TraceFlags.NONE;
    return { traceId, spanId, traceFlags };
  };
  root.bind({
    talked: spans.talked,
    userTurnEnded: spans.userTurnEnded,
    conversation: () => contextOf(rootSpanId),
    speech: (speechId) => {
      const spanId = spans.spanIdOfSpeech(speechId);
      return spanId === null ? null : contextOf(spanId);
    },
  });
  return true;
}
