// SPDX-License-Identifier: Apache-2.0

/** The length of the longest list anywhere in a value. */
export function longestList(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? value.length : 0;
  return Object.values(value).reduce<number>((longest, inner) => Math.max(longest, longestList(inner)), own);
}
