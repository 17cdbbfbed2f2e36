// SPDX-License-Identifier: Apache-2.0
import { exitCodes } from "../program/command-error.js";

/** What Ctrl-C does to the command that runs. */
export interface Interruption {
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** From here on the command ends itself once `signal` is aborted, so that it can put in order what it was at. */
  readonly takeOver: () => void;
}

const showCursor = "\u001b[?25h";

/**
 * Ends the process with 130 at Ctrl-C: at once, or, if the command took over, when it is done or at the second Ctrl-C.
 * A prompt may have hidden the cursor; it is shown again.
 */
export function processInterruption(): Interruption {
  const controller = new AbortController();
  let isTakenOver = false;
  process.on("exit", () => {
    if (controller.signal.aborted && process.stderr.isTTY) process.stderr.write(showCursor);
  });
  process.on("SIGINT", () => {
    const isSecond = controller.signal.aborted;
    controller.abort();
    if (isSecond || !isTakenOver) {
      if (process.stderr.isTTY) process.stderr.write("\n");
      process.exit(exitCodes.interrupted);
    }
  });
  return {
    signal: controller.signal,
    takeOver: () => {
      isTakenOver = true;
    },
  };
}
