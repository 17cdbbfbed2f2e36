// SPDX-License-Identifier: Apache-2.0
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import type { Output } from "./output.js";

const quietMs = 1000;
/** Where nobody watches, a line is only worth it for work that takes long. */
const quietWithoutTerminalMs = 5000;
const redrawMs = 120;
const lineEveryMs = 5000;
const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const clearLine = "\r\u001b[2K";

/** Says how far the work is; only the newest text counts. */
export type Say = (text: string) => void;

/**
 * Does work and says on stderr what it is at: on a terminal once that has taken a second, in one line that is gone when
 * the work is done, elsewhere in a line every five seconds while the text changes.
 */
export async function withProgress<T>(
  output: Output,
  width: number,
  firstText: string,
  work: (say: Say) => Promise<T>,
): Promise<T> {
  const { transient } = output;
  let text = firstText;
  let frame = 0;
  let written: string | null = null;
  const draw = (): void => {
    if (transient !== null) {
      transient(`${clearLine}${frames[frame % frames.length]} ${cut(printable(text), width - 3)}`);
      frame += 1;
    } else if (written !== text) output.notice(printable(text));
    written = text;
  };
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(
    () => {
      draw();
      repeat = setInterval(draw, transient === null ? lineEveryMs : redrawMs);
    },
    transient === null ? quietWithoutTerminalMs : quietMs,
  );
  try {
    return await work((next) => {
      text = next;
    });
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
    if (written !== null) transient?.(clearLine);
  }
}
