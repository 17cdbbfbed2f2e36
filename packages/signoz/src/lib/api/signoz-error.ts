// SPDX-License-Identifier: Apache-2.0

/** What went wrong between us and SigNoz. */
export type SignozErrorCode =
  | "UNREACHABLE"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "TOO_OLD"
  | "REFUSED"
  | "FAILED"
  | "NO_CREDENTIALS"
  | "FILE_INVALID"
  | "VALUE_MISSING"
  | "VALUE_INVALID"
  | "NOT_OURS";

/** SigNoz, or a file for it, is not as it must be; `fix` says what to do. */
export class SignozError extends Error {
  override readonly name = "SignozError";
  readonly code: SignozErrorCode;
  readonly why: string;
  readonly fix: string;

  constructor({ code, why, fix, cause }: { code: SignozErrorCode; why: string; fix: string; cause?: unknown }) {
    super(why, { cause });
    this.code = code;
    this.why = why;
    this.fix = fix;
  }
}
