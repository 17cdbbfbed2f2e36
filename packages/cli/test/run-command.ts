// SPDX-License-Identifier: Apache-2.0
import { run } from "../src/lib/program/run.js";

export interface Ran {
  readonly code: number;
  /** What went to stdout, without the last newline. */
  readonly text: string;
  /** What went to stderr. */
  readonly notices: string;
}

export interface Terminal {
  readonly width?: number;
  readonly color?: boolean;
  /** Ctrl-C after so long, for commands that go on. */
  readonly endAfterMs?: number;
}

/** When commands run: the day after the sample's last. */
export const now = "2026-11-21T12:00:00.000Z";

/** A busy machine takes long enough to be told of. */
const isProgress = (line: string): boolean => /^(?:reading|writing|looking|sending|compacting)\b/.test(line);

/** Runs a command line in this process, on a terminal that is given, at `now`. */
export async function runCommand(
  args: readonly string[],
  { width = 80, color = false, endAfterMs }: Terminal = {},
): Promise<Ran> {
  const text: string[] = [];
  const notices: string[] = [];
  const controller = new AbortController();
  const timer = endAfterMs === undefined ? undefined : setTimeout(() => controller.abort(), endAfterMs);
  try {
    const code = await run(args, {
      output: { text: (line) => text.push(line), notice: (line) => notices.push(line), transient: null },
      interruption: { signal: controller.signal, takeOver: () => {} },
      environment: { files: new Map() },
      version: "1.2.3",
      now: new Date(now),
      terminal: { width, color, isInteractive: false },
    });
    return { code, text: text.join("\n"), notices: notices.filter((line) => !isProgress(line)).join("\n") };
  } finally {
    clearTimeout(timer);
  }
}
