// SPDX-License-Identifier: Apache-2.0

/**
 * The query of a question about records, as it stands in an address. A key that is absent or empty takes everything.
 * The same keys are the filter of every question, so that a page hands on the ones it has.
 */
export interface FilterQuery {
  /** At or after: ISO 8601, or a day (YYYY-MM-DD, UTC, from its start). */
  readonly since?: string;
  /** Before: ISO 8601, or a day that is taken whole. */
  readonly until?: string;
  readonly agent?: string;
  readonly provider?: string;
  readonly model?: string;
  /** cheap, capable or premium. */
  readonly tier?: string;
  readonly tenant?: string;
  /** Kind of call: llm, stt, tts, realtime, … */
  readonly kind?: string;
  /** Version of the service that wrote the records. */
  readonly version?: string;
}

/** The query of `GET /api/conversations`; numbers in decimal, flags as `1`. */
export interface ConversationsQuery extends FilterQuery {
  /** `1`: only those with at least one error. */
  readonly errors?: string;
  /** Only those whose e2e p95 is above so many milliseconds. */
  readonly slow?: string;
  /** `1`: only those that the user interrupted. */
  readonly interrupted?: string;
  /** Only those whose id or room contains it, whatever its case. */
  readonly q?: string;
  /** started_at (default), cost, latency, errors, turns or duration. */
  readonly sort?: string;
  /** desc (default) or asc; unknown values come last, either way. */
  readonly dir?: string;
  /** 0 unless given. */
  readonly offset?: string;
  /** 1 to 500; 100 unless given. */
  readonly limit?: string;
}
