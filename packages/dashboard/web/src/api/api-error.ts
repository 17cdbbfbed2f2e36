// SPDX-License-Identifier: Apache-2.0

/** Why a request has no answer, and what helps. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** What to do about it; null if nothing is known to help. */
  readonly fix: string | null;

  constructor(message: string, fix: string | null) {
    super(message);
    this.fix = fix;
  }

  /** The error as it is; anything else as an error of its own kind. */
  static from(cause: unknown): ApiError {
    if (cause instanceof ApiError) return cause;
    return new ApiError(cause instanceof Error ? cause.message : String(cause), null);
  }
}
