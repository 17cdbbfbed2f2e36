// SPDX-License-Identifier: Apache-2.0

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 421 | 429 | 500 | 503;

/** A request that gets no answer, and why. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  /** HTTP status. */
  readonly status: Status;
  readonly code: string;
  readonly why: string;
  readonly fix: string;

  constructor(status: Status, code: string, why: string, fix: string) {
    super(`${why} ${fix}`);
    this.status = status;
    this.code = code;
    this.why = why;
    this.fix = fix;
  }
}

/** A value of the query that can't be used. */
export function badArgument(name: string, value: string, expected: string): RequestError {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return new RequestError(400, "ARGUMENT", `${name} is ${JSON.stringify(shown)}.`, `Give ${expected}.`);
}
