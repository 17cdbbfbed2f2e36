// SPDX-License-Identifier: Apache-2.0
import type { TelemetryConfig } from "@turnspan/telemetry";
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { JobLike } from "./intake/session-like.js";
import { activeHostSpan } from "./native/active-host-span.js";
import type { ConversationOptions } from "./observe-options.js";
import type { Identity } from "./turns/fact.js";
import { drawUuid, idSourceFrom } from "./turns/ids.js";

/** Jobs whose room gave its sid to a conversation: a second session of the job needs an id of its own. */
const jobsNamed = new WeakSet<JobLike>();

/** Names a new conversation. It joins the trace of the host's active span if there is one. */
export function newIdentity(options: ConversationOptions, config: TelemetryConfig | null, now: number): Identity {
  const { job } = options;
  const host = activeHostSpan();
  const agentName = options.agentName ?? (job?.job.agentName || null);
  return {
    conversationId: options.conversationId ?? roomSid(job) ?? drawUuid(idSourceFrom(newSeed()), now)[0],
    traceId: host?.traceId ?? newSeed(),
    rootSpanId: newSeed().slice(16),
    parentSpanId: host?.spanId ?? null,
    workflowName: agentName ?? config?.serviceName ?? "unknown",
    serviceName: config?.serviceName ?? "unknown",
    serviceVersion: config?.serviceVersion ?? null,
    environment: config?.environment ?? "unknown",
    agentName,
    jobId: job?.job.id || null,
    roomName: job?.job.room?.name || null,
    userId: options.userId,
    sessionId: options.sessionId,
    tenant: options.tenant,
    metadata: options.metadata,
    processId: process.pid,
    hostName: hostname(),
  };
}

/** Asking for random bytes costs the same for few and for many. */
let pool = Buffer.alloc(0);
const poolBytes = 1024;
const seedBytes = 16;

/** 32 hex digits, not all zero in either half. */
export function newSeed(): string {
  if (pool.length < seedBytes) pool = randomBytes(poolBytes);
  const seed = pool.toString("hex", 0, seedBytes);
  pool = pool.subarray(seedBytes);
  return /^0{16}|0{16}$/.test(seed) ? newSeed() : seed;
}

function roomSid(job: JobLike | null): string | null {
  if (!job || jobsNamed.has(job)) return null;
  const sid = job.job.room?.sid;
  if (!sid) return null;
  jobsNamed.add(job);
  return sid;
}
