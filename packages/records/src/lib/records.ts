// SPDX-License-Identifier: Apache-2.0
import type { z } from "zod";
import type { callKinds, callSchema, tiers } from "./schemas/call.js";
import type { latencySchema, segmentSchema, toolSchema, turnCostSchema, turnSchema } from "./schemas/turn.js";
import type { qualitySchema, stageSchema, workflowRunSchema } from "./schemas/workflow-run.js";

/** What was asked of a provider. */
export type CallKind = (typeof callKinds)[number];
/** Price class of a model. */
export type Tier = (typeof tiers)[number];
/** One request to a model provider. Unknown values are `null`, never 0. */
export type CallRecord = z.output<typeof callSchema>;
/** One turn. Durations are whole milliseconds, times ISO 8601 UTC with milliseconds. */
export type TurnRecord = z.output<typeof turnSchema>;
/** One conversation or workflow run. */
export type WorkflowRunRecord = z.output<typeof workflowRunSchema>;
/** Any record; `type` tells which. */
export type TurnspanRecord = CallRecord | TurnRecord | WorkflowRunRecord;
/** A turn's latency figures, in milliseconds. */
export type TurnLatency = z.output<typeof latencySchema>;
/** One part of the caller's wait. */
export type LatencySegment = z.output<typeof segmentSchema>;
/** One execution of a function tool inside a turn. */
export type ToolExecution = z.output<typeof toolSchema>;
/** A turn's cost, in US dollars. */
export type TurnCost = z.output<typeof turnCostSchema>;
/** How the talking went. */
export type ConversationQuality = z.output<typeof qualitySchema>;
/** One stage of a workflow run. */
export type WorkflowStage = z.output<typeof stageSchema>;
