// SPDX-License-Identifier: Apache-2.0
import type { AnySession } from "./session-like.js";

/**
 * The speech whose turn it is to play: LiveKit lets no other be heard. Its field is internal to LiveKit, so that another
 * version may not have it.
 *
 * @returns `null` if there is none, or LiveKit does not tell.
 */
export function playingSpeechId(session: AnySession): string | null {
  try {
    return session._activity?.currentSpeech?.id ?? null;
  } catch {
    return null;
  }
}

/** Whether the session is closing; false also where LiveKit does not tell. */
export function isClosing(session: AnySession): boolean {
  return session._closing === true;
}
