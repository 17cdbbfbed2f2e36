// SPDX-License-Identifier: Apache-2.0
import { isSpanContextValid, trace } from "@opentelemetry/api";

/** What a log line or a database row that is written now belongs to. */
export interface CurrentIds {
  /** W3C trace id, 32 hex digits. */
  readonly traceId: string;
  /** The innermost span that is known: one of the app's own, a tool, a turn, the conversation. 16 hex digits. */
  readonly spanId: string;
  /** `null` outside of a conversation. */
  readonly conversationId: string | null;
  /** `null` outside of a turn, or while it is not known. */
  readonly turnId: string | null;
  /** LiveKit's id of the speech; `null` where there is none. */
  readonly speechId: string | null;
}

/** Knows more than the active span tells; `null` where it knows nothing. */
export type IdSource = () => CurrentIds | null;

const sources = new Set<IdSource>();

/** Asks another source before the active span. The same source again changes nothing. */
export function addIdSource(source: IdSource): void {
  sources.add(source);
}

/**
 * What the code that runs now belongs to, for the app's own log lines and database rows; `null` outside of every span
 * and conversation. Reads the context and nothing else. Never throws.
 */
export function currentIds(): CurrentIds | null {
  try {
    for (const source of sources) {
      const ids = source();
      if (ids !== null) return ids;
    }
    const active = trace.getActiveSpan()?.spanContext();
    if (!active || !isSpanContextValid(active)) return null;
    const { traceId, spanId } = active;
    return { traceId, spanId, conversationId: null, turnId: null, speechId: null };
  } catch {
    return null;
  }
}
