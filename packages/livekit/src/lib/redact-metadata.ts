// SPDX-License-Identifier: Apache-2.0
import type { ConversationOptions } from "./observe-options.js";

/** The host's own keys and values without personal data: they are copied into every record. */
export function redactMetadata(
  metadata: ConversationOptions["metadata"],
  redact: (text: string) => string,
): ConversationOptions["metadata"] {
  if (metadata === null) return null;
  const entries = Object.entries(metadata).map(
    ([key, value]) => [redact(key), typeof value === "string" ? redact(value) : value] as const,
  );
  return Object.fromEntries(entries);
}
