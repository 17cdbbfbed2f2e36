// SPDX-License-Identifier: Apache-2.0

/** Where an attribute sits: on spans, on metric points, on the resource, or on several of them. */
type Place = "span" | "metric" | "both";

interface AttributeName {
  /** The attribute's key as exported. */
  readonly name: string;
  /** UCUM unit of a numeric value, `USD` for money, `1` for a count, `null` for text and flags. */
  readonly unit: string | null;
  readonly on: Place;
}

const span = (name: string, unit: string | null = null) => ({ name, unit, on: "span" }) as const;
const both = (name: string, unit: string | null = null) => ({ name, unit, on: "both" }) as const;
const metric = (name: string, unit: string | null = null) => ({ name, unit, on: "metric" }) as const;

/**
 * Every attribute that Turnspan writes, by the name the code uses for it.
 *
 * `gen_ai.*` follows the OpenTelemetry GenAI conventions as @livekit/agents 1.9 writes them, plus the keys that
 * SigNoz's AI page reads (`gen_ai.usage.cost`, `gen_ai.server.ttft`, `gen_ai.usage.cache_creation.input_tokens`).
 * `gen_ai.request.model` marks a request to a language model for readers such as that page, so speech-to-text and
 * text-to-speech carry `voice.call.model` alone; every call carries that one.
 * OpenTelemetry gets seconds where its conventions say so; records keep milliseconds.
 */
export const attributes = {
  conversationId: span("gen_ai.conversation.id"),
  jobId: span("job.id"),
  roomName: span("room.name"),
  agentName: both("agent.name"),
  speechId: span("speech_id"),
  turnId: span("turn.id"),
  turnIndex: span("turn.index", "1"),
  userId: span("user.id"),
  tenant: both("tenant"),

  operationName: both("gen_ai.operation.name"),
  providerName: both("gen_ai.provider.name"),
  requestModel: both("gen_ai.request.model"),
  responseId: span("gen_ai.response.id"),
  genAiAgentName: span("gen_ai.agent.name"),
  inputTokens: span("gen_ai.usage.input_tokens", "{token}"),
  outputTokens: span("gen_ai.usage.output_tokens", "{token}"),
  cacheReadInputTokens: span("gen_ai.usage.cache_read.input_tokens", "{token}"),
  cacheCreationInputTokens: span("gen_ai.usage.cache_creation.input_tokens", "{token}"),
  reasoningOutputTokens: span("gen_ai.usage.reasoning.output_tokens", "{token}"),
  audioInputTokens: span("gen_ai.usage.audio.input_tokens", "{token}"),
  audioOutputTokens: span("gen_ai.usage.audio.output_tokens", "{token}"),
  usageCost: span("gen_ai.usage.cost", "USD"),
  timeToFirstChunk: span("gen_ai.response.time_to_first_chunk", "s"),
  serverTtft: span("gen_ai.server.ttft", "s"),
  toolName: both("gen_ai.tool.name"),
  toolCallId: span("gen_ai.tool.call.id"),
  errorType: both("error.type"),
  errorMessage: span("error.message"),

  callId: span("voice.call.id"),
  callKind: both("voice.call.kind"),
  callProvider: span("voice.call.provider"),
  callModel: span("voice.call.model"),
  callVia: span("voice.call.via"),
  callTier: span("voice.call.tier"),
  callCancelled: span("voice.call.cancelled"),
  callDiscarded: span("voice.call.discarded"),
  callStreamed: span("voice.call.streamed"),
  fallbackUsed: span("voice.call.fallback_used"),
  fallbackOriginalProvider: span("voice.call.original_provider"),
  characters: span("voice.usage.characters", "{character}"),
  audioDuration: span("voice.usage.audio_duration", "s"),
  ttfb: span("voice.call.ttfb", "s"),

  turnE2eLatency: span("voice.turn.e2e_latency", "s"),
  turnEndOfTurnDelay: span("voice.turn.end_of_turn_delay", "s"),
  turnTranscriptionDelay: span("voice.turn.transcription_delay", "s"),
  turnLlmTtft: span("voice.turn.llm_ttft", "s"),
  turnTtsTtfb: span("voice.turn.tts_ttfb", "s"),
  turnResidual: span("voice.turn.residual", "s"),
  turnInterrupted: span("voice.turn.interrupted"),
  turnInitiator: span("voice.turn.initiator"),
  turnModality: span("voice.turn.modality"),
  turnUserText: span("voice.turn.user_text"),
  turnAgentText: span("voice.turn.agent_text"),
  costLlm: span("voice.cost.llm", "USD"),
  costStt: span("voice.cost.stt", "USD"),
  costTts: span("voice.cost.tts", "USD"),
  costRealtime: span("voice.cost.realtime", "USD"),
  costOther: span("voice.cost.other", "USD"),
  costTotal: span("voice.cost.total", "USD"),
  costUnpricedCalls: span("voice.cost.unpriced_calls", "1"),
  budgetScope: metric("voice.budget.scope"),
  budgetExceeded: span("voice.budget.exceeded"),
  priceId: span("voice.price.id"),
  priceAsOf: span("voice.price.as_of"),

  workflowName: span("workflow.name"),
  workflowRunId: span("workflow.run_id"),
  workflowCostTotal: span("workflow.cost.total", "USD"),
  workflowCostBaseline: span("workflow.cost.baseline", "USD"),
  workflowCostBaselineModels: span("workflow.cost.baseline_models"),
  workflowCostPerMinute: span("workflow.cost.per_minute", "USD"),
  workflowCostUnpricedCalls: span("workflow.cost.unpriced_calls", "1"),
  workflowCostSavings: span("workflow.cost.savings", "USD"),
  workflowCostSavingsPercent: span("workflow.cost.savings_percent", "%"),
  workflowInputTokens: span("workflow.usage.input_tokens", "{token}"),
  workflowOutputTokens: span("workflow.usage.output_tokens", "{token}"),
  workflowDuration: span("workflow.duration_ms", "ms"),
  workflowProvidersUsed: span("workflow.providers_used"),
  workflowSuccess: span("workflow.success"),
  closeReason: span("voice.conversation.close_reason"),
  userTalk: span("voice.conversation.user_talk", "s"),
  agentTalk: span("voice.conversation.agent_talk", "s"),
  silence: span("voice.conversation.silence", "s"),
  talkRatio: span("voice.conversation.talk_ratio", "1"),
  longestMonologue: span("voice.conversation.longest_monologue", "s"),
  firstResponse: span("voice.conversation.first_response", "s"),

  // Shared with LiveKit's Python agents, so that one dashboard serves both.
  modelName: metric("model_name"),
  modelProvider: metric("model_provider"),
} as const satisfies Record<string, AttributeName>;
