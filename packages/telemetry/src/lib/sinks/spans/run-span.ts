// SPDX-License-Identifier: Apache-2.0
import { SpanKind } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { spanNames, type WorkflowRunRecord } from "@turnspan/records";
import { readableSpan, type ProjectionContext } from "./projection.js";
import { inSeconds, spanAttributes } from "./span-attributes.js";
import { epochMs, timeRange } from "./time-range.js";

/** The root span of a conversation or workflow that has ended; `null` for the line that says it is running. */
export function runSpan(run: WorkflowRunRecord, context: ProjectionContext): ReadableSpan | null {
  const startMs = epochMs(run.started_at);
  if (run.status === "running" || startMs === null) return null;
  const endMs = epochMs(run.completed_at) ?? startMs + (run.total_duration_ms ?? 0);
  const time = timeRange(startMs, endMs);
  if (time === null) return null;
  const failed = run.success === false;
  return readableSpan(
    {
      name: run.kind === "voice_conversation" ? spanNames.conversation : run.workflow_name,
      kind: SpanKind.INTERNAL,
      traceId: run.trace_id,
      spanId: run.span_id,
      parentSpanId: run.parent_span_id,
      time,
      attributes: spanAttributes({
        conversationId: run.conversation_id,
        jobId: run.job_id ?? context.jobId,
        roomName: run.room_name ?? context.roomName,
        agentName: run.agent_name,
        genAiAgentName: run.agent_name,
        userId: run.user_id,
        tenant: run.tenant,
        workflowName: run.workflow_name,
        workflowRunId: run.run_id,
        workflowCostTotal: run.total_cost,
        workflowCostBaseline: run.baseline_cost,
        workflowCostBaselineModels: run.baseline_models,
        workflowCostPerMinute: run.cost_per_minute,
        workflowCostUnpricedCalls: run.unpriced_calls,
        workflowCostSavings: run.savings,
        workflowCostSavingsPercent: run.savings_percent,
        budgetExceeded: run.budget_exceeded === null ? null : run.budget_exceeded.length > 0,
        workflowInputTokens: run.total_input_tokens,
        workflowOutputTokens: run.total_output_tokens,
        workflowDuration: run.total_duration_ms,
        workflowProvidersUsed: run.providers_used,
        workflowSuccess: run.success,
        closeReason: run.close_reason,
        userTalk: inSeconds(run.quality.user_talk_ms),
        agentTalk: inSeconds(run.quality.agent_talk_ms),
        silence: inSeconds(run.quality.silence_ms),
        talkRatio: run.quality.talk_ratio,
        longestMonologue: inSeconds(run.quality.longest_monologue_ms),
        firstResponse: inSeconds(run.quality.first_response_ms),
        errorType: run.error_type ?? (failed ? "_OTHER" : null),
      }),
      outcome: failed ? { kind: "error", message: null } : { kind: "unset" },
    },
    context,
  );
}
