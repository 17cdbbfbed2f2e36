// SPDX-License-Identifier: Apache-2.0

/** How long a process that has nothing else to do waits for its last spans, in milliseconds. */
const exitFlushMs = 1000;

interface ExitWork {
  /** Sends what waits. */
  readonly flush: (timeoutMs: number) => Promise<void>;
  /** Puts on disk what waits; synchronous, for nothing else is done any more. */
  readonly keep: () => void;
}

/**
 * Flushes once when the process has run out of work and would end, and keeps what is left when it does end, be it by
 * `process.exit()` or an uncaught error. A kill leaves no time for either. Returns a function that takes it back.
 */
export function flushAtExit({ flush, keep }: ExitWork): () => void {
  const onBeforeExit = () => void flush(exitFlushMs);
  process.once("beforeExit", onBeforeExit);
  process.once("exit", keep);
  return () => {
    process.off("beforeExit", onBeforeExit);
    process.off("exit", keep);
  };
}
