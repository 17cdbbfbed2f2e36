// SPDX-License-Identifier: Apache-2.0
import type { Batch } from "./outbox.js";

/** Many receivers take no body larger than this. */
const maxBodyBytes = 4 * 1024 * 1024;

/** Serialises items to one body, or to several where one would be larger than `maxBytes` (default 4 MiB). */
export function serializeInParts<T>(
  items: readonly T[],
  serialize: (part: T[]) => Uint8Array | undefined,
  maxBytes: number = maxBodyBytes,
): Batch[] {
  if (items.length === 0) return [];
  const body = serialize([...items]);
  if (body === undefined) return [];
  if (body.length <= maxBytes || items.length === 1) return [{ body, items: items.length }];
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)].flatMap((half) => serializeInParts(half, serialize, maxBytes));
}
