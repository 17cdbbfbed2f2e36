// SPDX-License-Identifier: Apache-2.0
import type { Attributes } from "@opentelemetry/api";
import type { CallRecord } from "@turnspan/records";

/** The older names of a request's attributes, for dashboards that are built on them. What is unknown is left out. */
export function llmAttributes(call: CallRecord, content: boolean): Attributes {
  const total =
    call.input_tokens === null || call.output_tokens === null ? null : call.input_tokens + call.output_tokens;
  const values = {
    "llm.provider": call.provider,
    "llm.model": call.model_id,
    "llm.tier": call.tier,
    "llm.task_type": call.task_type,
    "llm.usage.input_tokens": call.input_tokens,
    "llm.usage.output_tokens": call.output_tokens,
    "llm.usage.total_tokens": total,
    "llm.usage.cached_input_tokens": call.cached_input_tokens,
    "llm.usage.cache_write_tokens": call.cache_write_tokens,
    "llm.usage.reasoning_tokens": call.reasoning_tokens,
    "llm.cost.estimated": call.estimated_cost,
    "llm.latency_ms": call.latency_ms,
    "llm.error": call.success ? null : !call.cancelled && !call.discarded,
    "llm.error.type": call.error_type,
    "llm.error.message": content ? call.error_message : null,
    "llm.fallback.used": call.fallback_used,
    "llm.fallback.original_provider": call.original_provider,
    "llm.fallback.chain": call.fallback_chain && [...call.fallback_chain],
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Attributes;
}
