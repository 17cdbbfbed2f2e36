// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  commonFields,
  flag,
  metadata,
  optionalCount,
  optionalMs,
  optionalNumber,
  optionalText,
  optionalUsd,
  text,
  time,
} from "./fields.js";

export const callKinds = [
  "llm",
  "stt",
  "tts",
  "realtime",
  "turn_detector",
  "interruption",
  "embedding",
  "rerank",
  "other",
] as const;

export const tiers = ["cheap", "capable", "premium"] as const;

export const tier = z.enum(tiers).nullable().default(null);

export const callSchema = z
  .object({
    ...commonFields,
    type: z.literal("call"),
    call_id: text("Id of this request, unique."),
    timestamp: time("When the request started."),
    conversation_id: optionalText("The conversation that made the request; null outside of one."),
    run_id: optionalText("The workflow run that made the request."),
    workflow_name: optionalText("Name of the workflow, the agent's name for a conversation."),
    step_name: optionalText("Stage of the workflow in which the request was made."),
    turn_id: optionalText("The turn that the request served; null when no turn asked for it."),
    turn_index: optionalCount("Position of that turn in its conversation, from 1."),
    speech_id: optionalText("LiveKit's id of the speech that the request served."),
    agent_name: optionalText("Name of the agent."),
    kind: z.enum(callKinds).describe("What was asked of the provider."),
    request_id: optionalText("The provider's id of the request, to look it up in the provider's own logs."),
    provider: optionalText("Provider as the plugin reports it."),
    model_id: optionalText("Model as the plugin reports it."),
    via: z
      .enum(["direct", "livekit-inference"])
      .nullable()
      .default(null)
      .describe("Whether the vendor was called directly or through LiveKit Inference, which has other prices."),
    tier: tier.describe("Price class of the model."),
    task_type: optionalText("What the request was for, as the host names it."),
    input_tokens: optionalCount("All input tokens, cached and cache-written ones included."),
    output_tokens: optionalCount("All output tokens, reasoning included."),
    cached_input_tokens: optionalCount("Input tokens read from the provider's cache."),
    cache_write_tokens: optionalCount("Input tokens written to the provider's cache."),
    reasoning_tokens: optionalCount("Output tokens spent on reasoning."),
    input_audio_tokens: optionalCount("Input tokens that are audio."),
    cached_input_audio_tokens: optionalCount("Cached input tokens that are audio."),
    output_audio_tokens: optionalCount("Output tokens that are audio."),
    audio_duration_ms: optionalMs("Audio heard (STT) or made (TTS), in milliseconds."),
    session_duration_ms: optionalMs("How long a realtime session was open, for providers that bill it."),
    characters: optionalCount("Characters sent to be spoken."),
    streamed: z.boolean().nullable().default(null).describe("Whether the request was streamed."),
    ttft_ms: optionalMs("Time to first token, from the start of this request."),
    ttfb_ms: optionalMs("Time to first byte of audio, from the first text sent."),
    latency_ms: optionalMs(
      "Duration of the whole request; of streamed speech-to-text, the time that the report covers.",
    ),
    tokens_per_second: optionalNumber("Output tokens per second over latency_ms."),
    success: flag("False if the request failed."),
    cancelled: flag("True if the request was cut short, by a barge-in for instance."),
    discarded: flag("True if the answer was thrown away, as an invalidated preemptive generation is."),
    error_type: optionalText("Class of the error."),
    error_message: optionalText("The error's message; only when content is captured."),
    fallback_used: flag("True if a fallback provider answered."),
    original_provider: optionalText("The model that should have answered, as provider/model."),
    fallback_chain: z
      .array(z.string())
      .nullable()
      .default(null)
      .describe("Models tried, in order, as provider/model; the last one answered."),
    estimated_cost: optionalUsd(
      "USD from the price book, to 12 decimals; null if unknown, 0 only where the book says free.",
    ),
    actual_cost: optionalUsd("USD as the provider billed it, when it says so."),
    price_id: optionalText("Row of the price book that was used; of several rows for one model, what their ids share."),
    price_as_of: optionalText(
      "When the source of that price was read, YYYY-MM-DD, or YYYY-MM where the day is not known.",
    ),
    user_id: optionalText("The host's id of the end user."),
    session_id: optionalText("The host's id of the session."),
    tenant: optionalText("The host's customer that pays."),
    metadata,
  })
  .describe("One request to a model provider.");
