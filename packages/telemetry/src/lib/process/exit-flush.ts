// SPDX-License-Identifier: Apache-2.0

/** How long a process that has nothing else to do waits for its last spans, in milliseconds. */
const exitFlushMs = 1000;

/**
 * Flushes once when the process has run out of work and would end. `process.exit()` and a kill leave no time for
 * that. Returns a function that takes it back.
 */
export function flushAtExit(flush: (timeoutMs: number) => Promise<void>): () => void {
  const onBeforeExit = () => void flush(exitFlushMs);
  process.once("beforeExit", onBeforeExit);
  return () => process.off("beforeExit", onBeforeExit);
}
