// SPDX-License-Identifier: Apache-2.0
import { trace } from "@opentelemetry/api";
import { ShadowSpan } from "./shadow-span.js";

/** The speech in whose work the calling code runs, such as that of a tool; `null` if it is not known. */
export function activeSpeechId(): string | null {
  const active = trace.getActiveSpan();
  return active instanceof ShadowSpan ? active.speechId : null;
}
