// SPDX-License-Identifier: Apache-2.0
import { recordVersion } from "@turnspan/records";
import type { Identity } from "../turns/fact.js";

/** The conversation that a record is about. */
export interface Subject {
  readonly identity: Identity;
  readonly runId: string;
  readonly startedAt: number;
}

/** What every record of a conversation carries. */
export function commonFields({ identity }: Subject) {
  return {
    v: recordVersion,
    service_name: identity.serviceName,
    service_version: identity.serviceVersion ?? null,
    environment: identity.environment,
    trace_id: identity.traceId,
  } as const;
}
