// SPDX-License-Identifier: Apache-2.0

/** The body of every answer of the API that is no success. */
export interface ErrorAnswer {
  readonly error: {
    /** Lasting name of what is wrong: UNAUTHORIZED, NOT_FOUND, ARGUMENT, BUSY, or a code of the store. */
    readonly code: string;
    readonly why: string;
    readonly fix: string;
  };
}
