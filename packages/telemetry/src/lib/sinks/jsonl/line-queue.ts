// SPDX-License-Identifier: Apache-2.0
import type { AppendResult } from "./append-result.js";
import type { DayFile } from "./day-file.js";

/** Lines of one file, in order; those that could not be written wait here. */
export interface LineQueue {
  /** Writes the waiting lines, then this one, or lets it wait. Never throws. */
  push(line: Buffer): void;
  /** Tries to write the waiting lines now, however recent the last failure is. */
  retryNow(): void;
  close(): void;
}

interface LineQueueOptions {
  readonly file: DayFile;
  /** The time now, epoch milliseconds. */
  readonly now: () => number;
  /** Called for each failed attempt. */
  readonly onRetry: (error: NodeJS.ErrnoException) => void;
  /** Called for each line that is given up because too many wait. */
  readonly onDropped: () => void;
  /** Most lines that wait; the oldest are dropped. */
  readonly maxWaiting: number;
  /** Most bytes that wait; the oldest lines are dropped. */
  readonly maxWaitingBytes: number;
  /** Time between two attempts after a failure, in milliseconds. */
  readonly retryAfterMs: number;
}

/** Makes the queue before one file. */
export function createLineQueue(options: LineQueueOptions): LineQueue {
  const { file, now, onRetry, onDropped, maxWaiting, maxWaitingBytes, retryAfterMs } = options;
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let retryAtMs: number | null = null;

  const shift = () => {
    waitingBytes -= waiting.shift()?.length ?? 0;
  };

  const drain = (nowMs: number) => {
    while (waiting[0] !== undefined) {
      const result: AppendResult = file.append(waiting[0], nowMs);
      if (result.kind === "retry") {
        retryAtMs = nowMs + retryAfterMs;
        onRetry(result.error);
        return;
      }
      shift();
    }
    retryAtMs = null;
  };

  // A clock that was set back must not postpone the next attempt for hours.
  const mayTry = (nowMs: number) => retryAtMs === null || nowMs >= retryAtMs || retryAtMs - nowMs > retryAfterMs;

  return {
    push(line) {
      const nowMs = now();
      waiting.push(line);
      waitingBytes += line.length;
      if (mayTry(nowMs)) drain(nowMs);
      while (waiting.length > 1 && (waiting.length > maxWaiting || waitingBytes > maxWaitingBytes)) {
        shift();
        onDropped();
      }
    },
    retryNow() {
      if (waiting.length > 0) drain(now());
    },
    close() {
      if (waiting.length > 0) drain(now());
      for (; waiting.length > 0; shift()) onDropped();
      file.close();
    },
  };
}
