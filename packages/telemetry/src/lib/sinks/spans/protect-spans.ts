// SPDX-License-Identifier: Apache-2.0
import { SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { cutText } from "../../redaction/cut-text.js";
import { copySpan } from "./copy-span.js";
import { limitAttributes, type AttributeLimits } from "./limit-attributes.js";
import { isHistoryEvent, nativeAttributes } from "./native-content.js";

interface ProtectSpansOptions {
  readonly next: SpanProcessor;
  readonly limits: AttributeLimits;
  /** Whether words may be exported. */
  readonly content: boolean;
  /** Redacts and caps a text. Must not throw. */
  readonly redact: (text: string) => string;
}

/** The instrumentation scope of LiveKit's own spans. */
const nativeScope = "livekit-agents";
const nameBytes = 512;

/**
 * The last gate before spans are batched. All are cut to the limits and made well-formed; LiveKit's own lose what was said
 * unless content is exported. What the app itself puts on its spans is the app's affair beyond that.
 */
export function protectSpans({ next, limits, content, redact }: ProtectSpansOptions): SpanProcessor {
  return {
    onStart: (span, parent) => next.onStart(span, parent),
    onEnd: (span) => {
      const isNative = span.instrumentationScope.name === nativeScope;
      next.onEnd(limitSpan(isNative ? withoutWords(span, content, redact) : span, limits));
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
}

function withoutWords(span: ReadableSpan, content: boolean, redact: (text: string) => string): ReadableSpan {
  const { status } = span;
  const message = content && status.message !== undefined ? { message: redact(status.message) } : {};
  return copySpan(span, {
    attributes: nativeAttributes(span.attributes, content, redact),
    status: status.code === SpanStatusCode.UNSET ? status : { code: status.code, ...message },
    events: span.events
      .filter((event) => !isHistoryEvent(event.name))
      .map((event) => ({ ...event, attributes: nativeAttributes(event.attributes ?? {}, content, redact) })),
  });
}

function limitSpan(span: ReadableSpan, limits: AttributeLimits): ReadableSpan {
  const attributes = limitAttributes(span.attributes, limits);
  const name = cutText(span.name, nameBytes);
  const message = span.status.message === undefined ? undefined : cutText(span.status.message, limits.textBytes);
  const events = span.events.map((event) => {
    const kept = event.attributes === undefined ? undefined : limitAttributes(event.attributes, limits);
    return kept === undefined || kept === event.attributes ? event : { ...event, attributes: kept };
  });
  const isSame =
    attributes === span.attributes &&
    name === span.name &&
    message === span.status.message &&
    events.every((event, index) => event === span.events[index]);
  if (isSame) return span;
  return copySpan(span, {
    name,
    attributes,
    events,
    status: message === undefined ? span.status : { ...span.status, message },
    droppedAttributesCount:
      span.droppedAttributesCount + Object.keys(span.attributes).length - Object.keys(attributes).length,
  });
}
