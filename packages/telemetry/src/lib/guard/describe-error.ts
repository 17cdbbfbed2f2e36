// SPDX-License-Identifier: Apache-2.0

/** An error in one line of at most 200 characters. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : `thrown ${typeof error}`;
  const line = text.replace(/\s+/g, " ");
  return line.length <= 200 ? line : `${line.slice(0, 199)}…`;
}
