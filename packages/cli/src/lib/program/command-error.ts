// SPDX-License-Identifier: Apache-2.0

/** What a command's exit code says. */
export const exitCodes = { ok: 0, failure: 1, usage: 2, interrupted: 130 } as const;

/** A command could not do what it was asked; the message says why, the fix what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly why: string;
  readonly fix: string;
  readonly exitCode: number;

  constructor(why: string, fix: string, exitCode: number = exitCodes.failure) {
    super(why);
    this.why = why;
    this.fix = fix;
    this.exitCode = exitCode;
  }
}

/** Ctrl-C ended the command; what it had begun is in order. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}
