// SPDX-License-Identifier: Apache-2.0
import { type Budget, checkBudget } from "./budget.js";
import { ConfigError, type TelemetryOptions } from "@turnspan/telemetry";
import type { JobLike } from "./intake/session-like.js";

/** Options of `observe()`: who the conversation is with, and everything that telemetry takes. */
export interface ObserveOptions extends TelemetryOptions {
  /** The worker's job context. Gives job id, room and agent name, and flushes when the job shuts down. */
  job?: JobLike;
  /** Id of the conversation, unique. Default: the room's sid, else a fresh UUIDv7. */
  conversationId?: string;
  /** Name of the agent. Default: the job's agent name. */
  agentName?: string;
  /** Your id of the person on the line. */
  userId?: string;
  /** Your id of the session. */
  sessionId?: string;
  /** Your customer that pays; costs are summed by it. */
  tenant?: string;
  /** Your own keys and values, at most 32, texts of at most 256 characters, copied into every record of the conversation. */
  metadata?: Record<string, string | number | boolean>;
  /** What the conversation, and each turn of it, may cost. Default no limit. */
  budget?: Budget;
  /**
   * File to which everything is appended that LiveKit told about the session, without what was said unless content is
   * captured. `replay()` makes the same records of it. Default: none.
   */
  recordFacts?: string;
}

/** The part of the options that is about one conversation. */
export interface ConversationOptions {
  readonly job: JobLike | null;
  readonly conversationId: string | null;
  readonly agentName: string | null;
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly tenant: string | null;
  readonly metadata: Record<string, string | number | boolean> | null;
  readonly budget: Budget | null;
  readonly recordFacts: string | null;
}

const metadataKeysMost = 32;
const textLengthMost = 256;

/**
 * Parts the options into those of the conversation and those of the process.
 *
 * @throws {ConfigError} If a value has the wrong type.
 */
export function splitOptions(options: ObserveOptions): { own: ConversationOptions; telemetry: TelemetryOptions } {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new ConfigError({
      code: "invalid_option",
      key: "options",
      expected: "an object",
      actual: describe(options),
      fix: "Pass the options as an object, or leave them out.",
    });
  }
  const { job, conversationId, agentName, userId, sessionId, tenant, metadata, budget, recordFacts, ...telemetry } =
    options;
  return {
    own: {
      job: checkJob(job),
      conversationId: checkText("conversationId", conversationId),
      agentName: checkText("agentName", agentName),
      userId: checkText("userId", userId),
      sessionId: checkText("sessionId", sessionId),
      tenant: checkText("tenant", tenant),
      metadata: checkMetadata(metadata),
      budget: checkBudget(budget),
      recordFacts: checkText("recordFacts", recordFacts),
    },
    telemetry,
  };
}

/**
 * @throws {ConfigError} If it is no session that can be listened to.
 */
export function checkSession(session: unknown): void {
  const isSession = typeof session === "object" && session !== null && "on" in session && "off" in session;
  if (isSession && typeof session.on === "function" && typeof session.off === "function") return;
  throw new ConfigError({
    code: "invalid_option",
    key: "session",
    expected: "a LiveKit AgentSession",
    actual: describe(session),
    fix: "Pass the session first: observe(session, options).",
  });
}

function checkText(key: string, value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === "string" && value !== "" && value.length <= textLengthMost) return value;
  throw new ConfigError({
    code: "invalid_option",
    key,
    expected: `a text of 1 to ${textLengthMost} characters`,
    actual: describe(value),
    fix: `Pass ${key} as a text, or leave it out.`,
  });
}

function checkJob(value: unknown): JobLike | null {
  if (value === undefined) return null;
  if (isJob(value)) return value;
  throw new ConfigError({
    code: "invalid_option",
    key: "job",
    expected: "the JobContext that LiveKit passes to entry()",
    actual: describe(value),
    fix: "Pass the argument of entry as it is: observe(session, { job: ctx }).",
  });
}

function isJob(value: unknown): value is JobLike {
  if (typeof value !== "object" || value === null) return false;
  if (!("addShutdownCallback" in value) || typeof value.addShutdownCallback !== "function") return false;
  return "job" in value && typeof value.job === "object" && value.job !== null;
}

function checkMetadata(value: unknown): ConversationOptions["metadata"] {
  if (value === undefined) return null;
  const entries = entriesOf(value);
  const isFlat = entries?.every(([, item]) =>
    typeof item === "string" ? item.length <= textLengthMost : ["number", "boolean"].includes(typeof item),
  );
  if (entries !== null && isFlat && entries.length <= metadataKeysMost) {
    return Object.fromEntries(entries as [string, string | number | boolean][]);
  }
  throw new ConfigError({
    code: "invalid_option",
    key: "metadata",
    expected: `an object of at most ${metadataKeysMost} keys with numbers, booleans and texts of at most ${textLengthMost} characters`,
    actual: describe(value),
    fix: "Flatten nested values, and keep long texts elsewhere under an id that you put here.",
  });
}

/** `null` for what is no plain object, or does not let itself be read. */
function entriesOf(value: unknown): [string, unknown][] | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  try {
    return Object.entries(value);
  } catch {
    return null;
  }
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "string" ? `a text of ${value.length} characters` : `a value of type ${typeof value}`;
}
