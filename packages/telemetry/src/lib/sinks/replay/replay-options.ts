// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";

/** A conversation that is over, whole: a part of one would make a false trace. */
export interface ReplayedConversation {
  readonly run: WorkflowRunRecord;
  readonly turns: readonly TurnRecord[];
  readonly calls: readonly CallRecord[];
}

export interface ReplayOptions {
  /** OTLP/HTTP base address, without `/v1/traces`. Not needed for a dry run. */
  readonly endpoint?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Counts what would be sent, and sends nothing. Default false. */
  readonly dryRun?: boolean | undefined;
  /** Sends what was said and error messages, where the records have them. Default false. */
  readonly content?: boolean | undefined;
  /** Adds the older `llm.*` attributes to call spans. Default false. */
  readonly llmAttributes?: boolean | undefined;
  /** Longest time for one exchange, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Ends the replay; what was sent by then stays sent. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each conversation. */
  readonly onProgress?: ((progress: ReplayProgress) => void) | undefined;
}

export interface ReplayProgress {
  readonly conversations: number;
  readonly spans: number;
}

/** What was sent; in a dry run, what would be. */
export interface ReplayReport {
  readonly conversations: number;
  readonly turns: number;
  readonly calls: number;
  readonly spans: number;
  /** Points of metrics, counted each time that their state was sent. */
  readonly metricPoints: number;
  /** Spans and points that the receiver did not take. */
  readonly rejected: number;
  /** Why it ended before its time; null if all was sent. */
  readonly error: string | null;
}
