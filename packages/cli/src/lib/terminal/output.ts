// SPDX-License-Identifier: Apache-2.0

/** Where a command writes: `text` is its answer (stdout), `notice` all else (stderr), a line each. */
export interface Output {
  readonly text: (text: string) => void;
  readonly notice: (text: string) => void;
  /** Writes to stderr as it is; only a terminal is given this, for a line that changes in place. */
  readonly transient: ((text: string) => void) | null;
}

/** The process's own streams. A reader that goes away, as `head` does, ends the command in silence. */
export function processOutput(): Output {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    text: (text) => {
      process.stdout.write(`${text}\n`);
    },
    notice: (text) => {
      process.stderr.write(`${text}\n`);
    },
    transient: process.stderr.isTTY
      ? (text) => {
          process.stderr.write(text);
        }
      : null,
  };
}
