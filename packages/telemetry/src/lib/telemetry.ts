// SPDX-License-Identifier: Apache-2.0
import type { Pricing } from "@turnspan/prices";
import type { TurnspanRecord } from "@turnspan/records";
import type { TelemetryConfig } from "./config/telemetry-config.js";
import type { Guard } from "./guard/create-guard.js";
import type { Problem, ProblemReport } from "./guard/problem.js";
import type { SpanRecorder } from "./sinks/spans/span-recorder.js";

/** What an OTLP receiver has taken from this process. */
export interface Exported {
  /** Where spans go, without user, password and query; `null` if nowhere, or while a collector is still being looked for. */
  readonly tracesUrl: string | null;
  /** Spans that the receiver has confirmed, ours and the app's. */
  readonly spans: number;
}

/** The write side of one process. Nothing here throws or rejects. */
export interface Telemetry {
  /** The resolved configuration. */
  readonly config: TelemetryConfig;
  /** What went wrong so far, one entry for each kind, at most 100. */
  readonly problems: readonly Problem[];
  /** What has arrived where, up to now. */
  readonly exported: Exported;
  /** Whether the spans of a trace that has begun are exported; decided once, when its first record is written. */
  isSampled(traceId: string): boolean;
  /**
   * Takes personal data and secrets out of a text and caps it, as it is done with everything that is captured; at most
   * `maxTextBytes` long. It does not ask whether content may be captured: that is up to whoever calls it.
   */
  redact(text: string): string;
  /** Prices requests, with the `prices` option. The book is read when this is first asked for. */
  readonly pricing: Pricing;
  /** False if the app has a tracer provider of its own: its spans then go where it says, not where ours go. */
  readonly takesAppSpans: boolean;
  /** Makes the spans of a library whose tracer we stand in for, for those who want them. */
  readonly recorder: SpanRecorder;
  /** Writes a record to the files, then to spans, then to metrics. Synchronous. After a shutdown to the files alone. */
  write(record: TurnspanRecord): void;
  /** The same for a record that nobody changes any more: it is in the files at once, in spans and metrics some 20 ms later. */
  writeFinal(record: TurnspanRecord): void;
  /** Counts a fact that was taken in, for `turnspan.facts`. */
  countFact(): void;
  /**
   * Wraps a function so that it returns `undefined` where it would throw or reject. Failures are counted and reported
   * once for each kind; after 10 in a row the wrapped function is switched off.
   */
  readonly guard: Guard;
  /** Counts a problem, and says the first of its kind through OpenTelemetry's diag logger. */
  report(problem: ProblemReport): void;
  /**
   * Sends what waits. Resolves when that is done or has failed, after `timeoutMs` (default 5000) in any case. What has
   * not arrived by then is on disk.
   */
  flush(timeoutMs?: number): Promise<void>;
  /** Sends what waits, now or within a second: however often it is asked for, once a second at most. */
  flushSoon(): void;
  /**
   * Flushes and stops, after `timeoutMs` (default 5000) in any case. What could not be sent is kept on disk, for the
   * next process that exports to the same receiver. A new `startTelemetry()` may follow.
   */
  shutdown(timeoutMs?: number): Promise<void>;
}
