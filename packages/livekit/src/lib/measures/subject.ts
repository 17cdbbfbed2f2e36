// SPDX-License-Identifier: Apache-2.0
import type { Identity } from "../turns/fact.js";

/**
 * The conversation that a record is about.
 *
 * Records are written out key by key, without a spread: V8 makes an object of a known shape in about a microsecond, and
 * one of sixty keys that begins with a spread in some two hundred.
 */
export interface Subject {
  readonly identity: Identity;
  readonly runId: string;
  readonly startedAt: number;
}
