// SPDX-License-Identifier: Apache-2.0

/** The files could not be read at all. A line that can't be read is no error: it is counted. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** Stable name of the failure, the operating system's where there is one: `EACCES`, `ENOTDIR`, … */
  readonly code: string;
  /** What stood in the way, in one sentence. */
  readonly why: string;
  /** What to do about it, in one sentence. */
  readonly fix: string;

  constructor(code: string, why: string, fix: string, cause?: unknown) {
    super(`${why} ${fix}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.why = why;
    this.fix = fix;
  }

  /** Wraps what `node:fs` threw while it read `path`. */
  static from(cause: unknown, path: string): StoreError {
    const code = errorCode(cause) ?? "unreadable";
    switch (code) {
      case "EACCES":
      case "EPERM":
        return new StoreError(
          code,
          `${path} may not be read by this user.`,
          "Run as the user that wrote the files, or change their owner.",
          cause,
        );
      case "ENOTDIR":
        return new StoreError(
          code,
          `${path} is not a directory.`,
          "Give the directory that holds the day folders.",
          cause,
        );
      case "Z_DATA_ERROR":
      case "Z_BUF_ERROR":
        return new StoreError(
          "CORRUPT",
          `${path} is damaged: it can't be unpacked.`,
          "Restore it from a copy, or move it out of the directory.",
          cause,
        );
      default:
        return new StoreError(code, `${path} could not be read (${code}).`, "Check the disk and the path.", cause);
    }
  }
}

/** The `code` of an error of `node:fs`, or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
