// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

/**
 * The id of a span that has no record of its own: the same for the same parent and name, so that a replay makes the
 * same tree. 16 lower-case hex digits, never all zero.
 */
export function deriveSpanId(parentSpanId: string, name: string): string {
  const id = createHash("sha256").update(`${parentSpanId}:${name}`).digest("hex").slice(0, 16);
  return /^0+$/.test(id) ? "0000000000000001" : id;
}
