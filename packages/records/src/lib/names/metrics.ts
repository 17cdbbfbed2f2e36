// SPDX-License-Identifier: Apache-2.0

interface MetricName {
  readonly name: string;
  readonly kind: "histogram" | "counter" | "up_down_counter";
  /** UCUM unit; durations are seconds. */
  readonly unit: string;
  readonly description: string;
}

const histogram = (name: string, unit: string, description: string) =>
  ({ name, kind: "histogram", unit, description }) as const;
const counter = (name: string, unit: string, description: string) =>
  ({ name, kind: "counter", unit, description }) as const;

/**
 * Every metric that Turnspan exports. `lk.agents.*` are the names that LiveKit's Python agents emit, so that one
 * dashboard serves both languages. No metric carries an id as an attribute.
 */
export const metrics = {
  turnE2eLatency: histogram("lk.agents.turn.e2e_latency", "s", "Agent started speaking minus user stopped speaking."),
  turnLlmTtft: histogram("lk.agents.turn.llm_ttft", "s", "Time to first token of the answer."),
  turnTtsTtfb: histogram("lk.agents.turn.tts_ttfb", "s", "Time to first byte of the answer's audio."),
  turnTranscriptionDelay: histogram(
    "lk.agents.turn.transcription_delay",
    "s",
    "End of the user's speech to the final transcript.",
  ),
  turnEndOfTurnDelay: histogram(
    "lk.agents.turn.end_of_turn_delay",
    "s",
    "End of the user's speech to the decision that the turn had ended.",
  ),
  turnOnUserTurnCompletedDelay: histogram(
    "lk.agents.turn.on_user_turn_completed_delay",
    "s",
    "Duration of the agent's onUserTurnCompleted callback.",
  ),
  usageLlmInputTokens: counter("lk.agents.usage.llm_input_tokens", "{token}", "Input tokens, cached ones included."),
  usageLlmInputCachedTokens: counter("lk.agents.usage.llm_input_cached_tokens", "{token}", "Cached input tokens."),
  usageLlmOutputTokens: counter("lk.agents.usage.llm_output_tokens", "{token}", "Output tokens."),
  usageLlmInputAudioTokens: counter("lk.agents.usage.llm_input_audio_tokens", "{token}", "Audio input tokens."),
  usageLlmOutputAudioTokens: counter("lk.agents.usage.llm_output_audio_tokens", "{token}", "Audio output tokens."),
  usageTtsCharacters: counter("lk.agents.usage.tts_characters", "{character}", "Characters spoken."),
  usageTtsAudioDuration: counter("lk.agents.usage.tts_audio_duration", "s", "Audio made."),
  usageSttAudioDuration: counter("lk.agents.usage.stt_audio_duration", "s", "Audio heard."),
  cost: counter("voice.cost", "USD", "Estimated cost."),
  budgetExceeded: counter("voice.budget.exceeded", "{budget}", "Turns and conversations that cost more than allowed."),
  turns: counter("voice.turns", "{turn}", "Turns that ended."),
  interruptions: counter("voice.interruptions", "{interruption}", "Turns that the user cut short."),
  falseInterruptions: counter("voice.false_interruptions", "{interruption}", "Pauses that were resumed."),
  errors: counter("voice.errors", "{error}", "Failed requests and tools."),
  fallbacks: counter("voice.fallbacks", "{fallback}", "Requests that a fallback provider answered."),
  toolDuration: histogram("voice.tool.duration", "s", "Execution of a function tool."),
  turnResidual: histogram("voice.turn.residual", "s", "The part of the wait that no known work explains."),
  bargeInStopLatency: histogram("voice.barge_in.stop_latency", "s", "User started to barge in to the agent's silence."),
  conversationsActive: {
    name: "voice.conversations.active",
    kind: "up_down_counter",
    unit: "{conversation}",
    description: "Conversations under way.",
  },
  conversationDuration: histogram("voice.conversation.duration", "s", "From observe() to the session's close."),
  conversationCost: histogram("voice.conversation.cost", "USD", "Estimated cost of one conversation."),
  operationDuration: histogram("gen_ai.client.operation.duration", "s", "Duration of one request to a provider."),
  selfDropped: counter("turnspan.dropped", "{item}", "Records and spans that Turnspan dropped."),
  selfSpooled: counter("turnspan.spooled", "{batch}", "Batches that Turnspan kept on disk."),
  selfExportFailures: counter("turnspan.export.failures", "{failure}", "Exports that failed."),
  selfFacts: counter("turnspan.facts", "{fact}", "Facts that Turnspan took in."),
} as const satisfies Record<string, MetricName>;
