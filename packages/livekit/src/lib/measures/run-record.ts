// SPDX-License-Identifier: Apache-2.0
import { type WorkflowRunRecord, recordVersion } from "@turnspan/records";
import { runCostFields } from "../costs/cost-fields.js";
import { type Ledger, newLedger } from "../costs/ledger.js";
import { type CostTerms, noTerms } from "../costs/terms.js";
import { isoTime } from "./iso-time.js";
import { percentile } from "./percentile.js";
import { type RunTotals, noTotals } from "./run-totals.js";
import type { Subject } from "./subject.js";
import { talkQuality } from "./talk.js";

/** How a conversation ended. */
export interface Ending {
  readonly at: number;
  readonly reason: string;
  readonly errorType: string | null;
  readonly interruptionsByAgent: number;
}

/** What a conversation has cost, and on which terms. */
export interface Account {
  readonly ledger: Ledger;
  readonly terms: CostTerms;
}

/** The line that tells that a conversation is under way. */
export function runningRecord(subject: Subject): WorkflowRunRecord {
  return runRecord(subject, noTotals, null, { ledger: newLedger, terms: noTerms });
}

/** The line that sums up a conversation that has ended. */
export function endedRecord(subject: Subject, totals: RunTotals, ending: Ending, account: Account): WorkflowRunRecord {
  return runRecord(subject, totals, ending, account);
}

function runRecord(
  subject: Subject,
  totals: RunTotals,
  ending: Ending | null,
  { ledger, terms }: Account,
): WorkflowRunRecord {
  const { identity, runId, startedAt } = subject;
  const durationMs = ending === null ? null : durationOf(subject, ending);
  const { latenciesMs } = totals;
  const costs = runCostFields(ledger, terms, durationMs);
  return {
    v: recordVersion,
    service_name: identity.serviceName,
    service_version: identity.serviceVersion ?? null,
    environment: identity.environment,
    trace_id: identity.traceId,
    type: "workflow_run",
    span_id: identity.rootSpanId,
    parent_span_id: identity.parentSpanId,
    run_id: runId,
    conversation_id: identity.conversationId,
    workflow_name: identity.workflowName,
    kind: "voice_conversation",
    status: ending === null ? "running" : ending.errorType === null ? "completed" : "failed",
    close_reason: ending?.reason ?? null,
    started_at: isoTime(startedAt),
    completed_at: durationMs === null ? null : isoTime(startedAt + durationMs),
    total_duration_ms: durationMs,
    stages: [],
    total_input_tokens: totals.inputTokens,
    total_output_tokens: totals.outputTokens,
    total_characters: totals.characters,
    total_audio_ms: totals.audioMs,
    total_cost: costs.total_cost,
    cost_per_minute: costs.cost_per_minute,
    cost_by_kind: costs.cost_by_kind,
    unpriced_calls: costs.unpriced_calls,
    baseline_cost: costs.baseline_cost,
    baseline_models: costs.baseline_models,
    savings: costs.savings,
    savings_percent: costs.savings_percent,
    tiers_used: costs.tiers_used,
    budget_exceeded: costs.budget_exceeded,
    providers_used: [...totals.providers],
    turns: totals.turns,
    turn_latency: {
      p50_ms: percentile(latenciesMs, 0.5),
      p95_ms: percentile(latenciesMs, 0.95),
      max_ms: latenciesMs.length > 0 ? latenciesMs.reduce((one, other) => Math.max(one, other)) : null,
    },
    quality: {
      ...talkQuality(totals.talk, durationMs ?? 0),
      interruptions_by_user: totals.interruptionsByUser,
      interruptions_by_agent: ending?.interruptionsByAgent ?? 0,
      false_interruptions: totals.falseInterruptions,
      first_response_ms: totals.firstResponseMs,
    },
    errors: totals.errors,
    success: ending === null ? null : ending.errorType === null,
    error_type: ending?.errorType ?? null,
    job_id: identity.jobId,
    room_name: identity.roomName,
    agent_name: identity.agentName,
    user_id: identity.userId,
    tenant: identity.tenant,
    process_id: identity.processId,
    host_name: identity.hostName,
    metadata: identity.metadata,
  };
}

/** How long a conversation was, in milliseconds. */
export function durationOf({ startedAt }: Subject, { at }: Pick<Ending, "at">): number {
  const durationMs = Math.round(at - startedAt);
  return Number.isFinite(durationMs) ? Math.max(0, durationMs) : 0;
}
