// SPDX-License-Identifier: Apache-2.0
import { idsOfContext } from "./place-in-context.js";

/** The speech in whose work the calling code runs, such as that of a tool; `null` if it is not known. */
export function activeSpeechId(): string | null {
  return idsOfContext()?.speechId ?? null;
}
