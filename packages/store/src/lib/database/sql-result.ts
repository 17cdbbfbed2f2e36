// SPDX-License-Identifier: Apache-2.0

/** A value of a query: times are ISO 8601 UTC text, whole numbers beyond 2^53 are text, structs and lists are objects and arrays. */
export type SqlValue = string | number | boolean | null | readonly SqlValue[] | { readonly [key: string]: SqlValue };

/** What a query gave. */
export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** One array a row, in the order of `columns`. */
  readonly rows: readonly (readonly SqlValue[])[];
  /** True if there were more rows than `maxRows`. */
  readonly truncated: boolean;
}

export interface SqlOptions {
  /** At most so many rows, 1 to 1,000,000; 10,000 unless given. */
  readonly maxRows?: number | undefined;
  /** The statement is stopped after so many milliseconds, 1 to 3,600,000; 60,000 unless given. To load the records is not counted. */
  readonly timeoutMs?: number | undefined;
  /** Stops it when it aborts. */
  readonly signal?: AbortSignal | undefined;
}
