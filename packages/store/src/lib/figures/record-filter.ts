// SPDX-License-Identifier: Apache-2.0
import type { CallKind, Tier } from "@turnspan/records";

/**
 * Which records a figure is of. Every key narrows; a key that is absent or undefined takes everything. The same filter means the same
 * conversations wherever it is given:
 *
 * - **calls** are those with the given fields, made at or after `since` and before `until` (`timestamp`);
 * - **turns** and **conversations** (`started_at`) are those with the given agent, tenant, version and conversation and, for `provider`, `model`,
 *   `kind` and `tier`, those in which one and the same call has all of the values given.
 */
export interface RecordFilter {
  /** At or after. */
  readonly since?: Date | undefined;
  /** Before. */
  readonly until?: Date | undefined;
  readonly agent?: string | undefined;
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly tenant?: string | undefined;
  /** A `conversation_id`, whole. */
  readonly conversation?: string | undefined;
  /** The `service_version` of the process that wrote them. */
  readonly version?: string | undefined;
  readonly kind?: CallKind | undefined;
  readonly tier?: Tier | undefined;
}
