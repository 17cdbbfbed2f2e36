// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  commonFields,
  count,
  flag,
  optionalFlag,
  optionalMs,
  optionalText,
  optionalTime,
  optionalUsd,
  spanId,
  text,
  time,
} from "./fields.js";

export const segmentSchema = z.object({
  name: text("What the caller waited for: transcription, endpointing, llm_ttft, tool:<name>, …"),
  ms: count("How much of the wait it made, in milliseconds."),
});

export const latencySchema = z.object({
  end_of_utterance_ms: optionalMs("End of the user's speech to the decision that the turn had ended."),
  transcription_ms: optionalMs("End of the user's speech to the final transcript."),
  on_user_turn_completed_ms: optionalMs("Duration of the agent's onUserTurnCompleted callback."),
  llm_ttft_ms: optionalMs(
    "Time to first token of the request whose answer was spoken first; null if a text of the host's was.",
  ),
  tts_ttfb_ms: optionalMs("Time to first byte of the audio that was played first."),
  playback_ms: optionalMs("First audio frame sent to the output to its playback."),
  e2e_ms: optionalMs(
    "Agent started speaking minus user stopped speaking: what the caller waited. Of a realtime model that detects speech by itself, counted from when it said that speech had ended: too small by the silence that it waits for.",
  ),
  formula_ms: optionalMs("End of utterance + TTFT + TTFB, the common sum, which overlaps make wrong."),
  segments: z.array(segmentSchema).describe("e2e_ms cut along the critical path; the parts sum exactly to it."),
  residual_ms: optionalMs("The part of e2e_ms that no known work explains; also one of the segments."),
});

export const toolSchema = z.object({
  name: text("Name of the function tool."),
  call_id: text("The model's id of the tool call."),
  speech_id: optionalText("LiveKit's id of the speech that asked for it."),
  span_id: spanId.describe("Id of the tool's span."),
  started_at: time("When its execution started."),
  duration_ms: optionalMs("How long it ran; null if it never returned."),
  success: optionalFlag("False if it threw; null if it never returned."),
  error_type: optionalText("Class of the error."),
});

export const turnCostSchema = z.object({
  llm: optionalUsd("USD for LLM requests."),
  stt: optionalUsd("USD for speech-to-text."),
  tts: optionalUsd("USD for text-to-speech."),
  realtime: optionalUsd("USD for realtime models."),
  other: optionalUsd("USD for everything else."),
  total: optionalUsd("Sum of the known parts; null when none is known."),
  unpriced_calls: count("Requests without a known price."),
});

export const turnSchema = z
  .object({
    ...commonFields,
    type: z.literal("turn"),
    turn_id: text("Id of the turn, unique."),
    conversation_id: text("The conversation it belongs to."),
    run_id: text("The workflow run it belongs to."),
    turn_index: count("Position in the conversation, from 1."),
    agent_name: optionalText("Name of the agent."),
    tenant: optionalText("The host's customer that pays."),
    speech_ids: z.array(z.string()).describe("LiveKit's speech ids of the turn, discarded attempts included."),
    initiator: z.enum(["user", "agent"]).describe("Who began: the user's utterance, or say() and generateReply()."),
    modality: z.enum(["audio", "text", "realtime"]).describe("How the user's input came in."),
    started_at: time("User started speaking, or the speech was created."),
    ended_at: time("Everything the turn caused had ended."),
    user_started_speaking_at: optionalTime("As the voice activity detector placed it."),
    user_stopped_speaking_at: optionalTime(
      "As the voice activity detector placed it; of a realtime model that detects speech by itself, when it said so.",
    ),
    committed_at: optionalTime("When the user's turn was decided to be over; null if it never was."),
    agent_started_speaking_at: optionalTime("First audio played (text-only sessions: first text)."),
    agent_stopped_speaking_at: optionalTime("Last audio played, or cut by a barge-in."),
    user_talk_ms: optionalMs("How long the user talked in it, pauses left out."),
    agent_talk_ms: optionalMs("How long the agent was heard in it, pauses left out."),
    latency: latencySchema,
    interrupted: flag("True if a speech of the agent's was cut short; a pause that was resumed does not count."),
    interrupted_by: z
      .enum(["user", "agent", "close"])
      .nullable()
      .default(null)
      .describe(
        "user: by talking over it; agent: by the host's code; close: by the session's end, whose close_reason tells who ended it; null if not interrupted.",
      ),
    interrupted_after_ms: optionalMs(
      "agent_stopped_speaking_at minus agent_started_speaking_at of a turn that was interrupted, pauses included; null if it was not, or the agent was not heard.",
    ),
    barge_in_stop_ms: optionalMs(
      "agent_stopped_speaking_at minus the start of the user's speech that cut the agent, as the voice activity detector placed it; null unless interrupted_by is user and the agent was heard.",
    ),
    false_interruptions: count(
      "How many times LiveKit paused the agent for a sound of the user's and resumed it: its agent_false_interruption events with resumed true.",
    ),
    tools: z.array(toolSchema),
    llm_calls: count("LLM requests, failed and discarded ones included."),
    stt_calls: count("Speech-to-text requests."),
    tts_calls: count("Text-to-speech requests."),
    cost: turnCostSchema,
    budget_exceeded: optionalFlag("True if the turn cost more than it was allowed to; null without such a budget."),
    language: optionalText("Language of the user's transcript."),
    user_text: optionalText("What the user said; only when content is captured."),
    agent_text: optionalText("What the agent said; only when content is captured."),
    success: optionalFlag(
      "False if the turn failed; null if it ended before an answer was heard and nothing had failed, as when the caller hangs up: leave it out of a rate.",
    ),
    error_type: optionalText("Class of the error that failed it."),
  })
  .describe("One user utterance and all that the agent does to answer it, or one start by the agent.");
