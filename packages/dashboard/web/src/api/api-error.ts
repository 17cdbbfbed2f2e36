// SPDX-License-Identifier: Apache-2.0

/** Why a request has no answer, and what helps. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string;
  /** HTTP status; null if no answer came. */
  readonly status: number | null;
  /** What to do about it; null if nothing is known to help. */
  readonly fix: string | null;

  constructor(message: string, details: { code: string; status: number | null; fix: string | null }) {
    super(message);
    this.code = details.code;
    this.status = details.status;
    this.fix = details.fix;
  }

  /** The error as it is; anything else as an error of its own kind. */
  static from(cause: unknown): ApiError {
    if (cause instanceof ApiError) return cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return new ApiError(message, { code: "PAGE", status: null, fix: null });
  }
}
