// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { tier } from "./call.js";
import {
  commonFields,
  count,
  flag,
  metadata,
  optionalCount,
  optionalFlag,
  optionalMs,
  optionalNumber,
  optionalText,
  optionalTime,
  optionalUsd,
  text,
  time,
} from "./fields.js";

export const stageSchema = z.object({
  stage_name: text("Name of the stage."),
  stage_type: text("Kind of work: llm, stt, tts, or the host's own."),
  tier: tier.describe("Price class of the model."),
  model_id: optionalText("Model as the plugin reports it."),
  input_tokens: optionalCount("Sum over the stage's requests."),
  output_tokens: optionalCount("Sum over the stage's requests."),
  cost: optionalUsd("USD of the stage; null if unknown."),
  latency_ms: optionalMs("Duration of the stage."),
  success: flag("False if the stage failed."),
  skipped: flag("True if the stage did not run."),
  skip_reason: optionalText("Why it did not."),
});

export const qualitySchema = z.object({
  user_talk_ms: optionalMs("Sum of the user's speech."),
  agent_talk_ms: optionalMs("Sum of the agent's speech."),
  silence_ms: optionalMs("total_duration_ms minus the time in which at least one of the two spoke."),
  talk_ratio: optionalNumber("user_talk_ms / agent_talk_ms; null if the agent never spoke."),
  interruptions_by_user: count("How many turns have interrupted_by user, each counted once."),
  interruptions_by_agent: count(
    "How many times the agent began to be heard while the user spoke: after the user's start and before the user's end, as the voice activity detector placed them. Not sound that goes on after a tool returned, nor answers in text.",
  ),
  false_interruptions: count("Sum of the turns' false_interruptions."),
  longest_monologue_ms: optionalMs(
    "Longest single stretch of either one's speech; parts that meet within 50 ms are one stretch.",
  ),
  first_response_ms: optionalMs(
    "e2e_ms of the first turn to end that has one: agent_started_speaking_at minus user_stopped_speaking_at; null if no user turn was answered aloud.",
  ),
});

export const workflowRunSchema = z
  .object({
    ...commonFields,
    type: z.literal("workflow_run"),
    run_id: text("Id of the run, the same in its first and last line."),
    conversation_id: optionalText("The conversation; null for another kind of workflow."),
    workflow_name: text("Name of the workflow, the agent's name for a conversation."),
    kind: z.enum(["voice_conversation", "workflow"]),
    status: z.enum(["running", "completed", "failed", "abandoned"]),
    close_reason: optionalText("Why the session closed, as LiveKit says."),
    started_at: time("When it was first observed."),
    completed_at: optionalTime("When it closed; null while running."),
    total_duration_ms: optionalMs("From started_at to completed_at."),
    stages: z.array(stageSchema),
    total_input_tokens: optionalCount("Sum over its requests."),
    total_output_tokens: optionalCount("Sum over its requests."),
    total_characters: optionalCount("Sum over its text-to-speech requests."),
    total_audio_ms: optionalMs("Sum of speech-to-text audio."),
    total_cost: optionalUsd(
      "Sum of the known costs: priced requests, and per-minute parts where they are given; null when none is.",
    ),
    cost_per_minute: optionalUsd("USD per minute of the conversation."),
    cost_by_kind: z
      .record(z.string(), z.number().nonnegative())
      .nullable()
      .default(null)
      .describe(
        "USD by call kind, and by per-minute part (telephony, platform); those without a known price are absent.",
      ),
    unpriced_calls: count("Requests without a known price."),
    baseline_cost: optionalUsd(
      "USD of the same usage on the premium model of the same provider and kind; what has none counts as it is; null if nothing has one.",
    ),
    baseline_models: z
      .array(z.string())
      .nullable()
      .default(null)
      .describe("The premium models that baseline_cost is priced on, as provider/model."),
    savings: optionalNumber("baseline_cost minus total_cost, USD; below 0 where the models used cost more."),
    savings_percent: optionalNumber("savings as a percentage of baseline_cost."),
    providers_used: z.array(z.string()),
    tiers_used: z.array(z.string()),
    budget_exceeded: z
      .array(z.enum(["conversation", "turn"]))
      .nullable()
      .default(null)
      .describe("Budgets that were exceeded: the conversation's, or a turn's; null where none was set."),
    turns: count("Turns that ended."),
    turn_latency: z.object({
      p50_ms: optionalNumber("Median e2e_ms, by linear interpolation between order statistics."),
      p95_ms: optionalNumber("95th percentile, likewise."),
      max_ms: optionalMs("Longest e2e_ms."),
    }),
    quality: qualitySchema,
    errors: count("Failed requests, failed tools and errors the session reported."),
    success: optionalFlag("False if it ended by an error; null while running."),
    error_type: optionalText("Class of the error that ended it."),
    job_id: optionalText("LiveKit job."),
    room_name: optionalText("LiveKit room."),
    agent_name: optionalText("Name of the agent."),
    user_id: optionalText("The host's id of the end user."),
    tenant: optionalText("The host's customer that pays."),
    process_id: optionalCount("Operating system process that wrote the line."),
    host_name: optionalText("Machine that wrote the line."),
    metadata,
  })
  .describe("One conversation, or one run of another workflow: a line when it starts, a line when it ends.");
