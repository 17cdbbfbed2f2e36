// SPDX-License-Identifier: Apache-2.0
import { type Context, trace } from "@opentelemetry/api";
import type { ConversationPlaces } from "./conversation-places.js";
import { ShadowSpan } from "./shadow-span.js";

/**
 * Ties the spans that LiveKit makes for a session to a conversation.
 *
 * @param rootSpanContext The session's; LiveKit makes it in `start()`.
 * @returns False if there is nothing to tie yet, or LiveKit's spans are not ours to tie.
 */
export function bindNativeSpans(rootSpanContext: Context | undefined, places: ConversationPlaces): boolean {
  const root = rootSpanContext && trace.getSpan(rootSpanContext);
  if (!(root instanceof ShadowSpan)) return false;
  root.bind(places);
  return true;
}
