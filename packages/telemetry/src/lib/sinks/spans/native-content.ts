// SPDX-License-Identifier: Apache-2.0
import type { Attributes, AttributeValue } from "@opentelemetry/api";

/** Texts of LiveKit's own spans that say what was done, not what was said. What a newer version adds is not among them. */
const harmless = new Set([
  "lk.speech_id",
  "lk.agent_label",
  "lk.participant_id",
  "lk.participant_kind",
  "lk.job_id",
  "lk.agent_name",
  "lk.cloud_agent_id",
  "lk.deployment_id",
  "lk.generation_id",
  "lk.parent_generation_id",
  "lk.provider_request_ids",
  "lk.function_tool.id",
  "lk.function_tool.name",
  "lk.tts.label",
  "lk.eou.language",
  "lk.eou.source",
  "lk.amd.category",
  "lk.blocking.severity",
  "lk.blocking.cause",
  "lk.llm_metrics",
  "lk.tts_metrics",
  "lk.realtime_model_metrics",
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.request.model",
  "gen_ai.response.id",
  "gen_ai.response.model",
  "gen_ai.response.finish_reasons",
  "gen_ai.conversation.id",
  "gen_ai.agent.name",
  "gen_ai.tool.name",
  "gen_ai.tool.call.id",
  "gen_ai.tool.type",
  "gen_ai.output.type",
  "gen_ai.workflow.name",
  "error.type",
  "exception.type",
]);

/** The whole chat so far, which each request would carry once more. */
const history = new Set(["lk.pii.chat_ctx", "lk.chat_ctx", "gen_ai.input.messages"]);

/** Events that repeat the chat so far, a message each. */
export function isHistoryEvent(name: string): boolean {
  return /^gen_ai\.(?:system|user|assistant|tool)\.message$/.test(name);
}

/**
 * Attributes of LiveKit's own spans as they may leave: without words unless content is exported, redacted if it is, never
 * with the chat history.
 */
export function nativeAttributes(
  attributes: Attributes,
  content: boolean,
  redact: (text: string) => string,
): Attributes {
  const kept: Attributes = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || history.has(key)) continue;
    if (!holdsText(value) || harmless.has(key)) kept[key] = value;
    else if (content) kept[key] = redactValue(value, redact);
  }
  return kept;
}

function holdsText(value: AttributeValue): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.some((item) => typeof item === "string"));
}

function redactValue(value: AttributeValue, redact: (text: string) => string): AttributeValue {
  if (typeof value === "string") return redact(value);
  if (!Array.isArray(value)) return value;
  return value.map((item) => (typeof item === "string" ? redact(item) : item)) as AttributeValue;
}
