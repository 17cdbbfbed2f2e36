// SPDX-License-Identifier: Apache-2.0
import type { OwnPrices } from "@turnspan/prices";
import type { KeepRules } from "../sampling/keep-rules.js";
import type { LogLevel } from "../logs/log-levels.js";
import type { SamplerName } from "./kinds/sampler-names.js";

/** The options of the configuration table, by key, as they are once resolved. */
export interface OptionValues {
  /** False writes and exports nothing, and starts no timer. */
  enabled: boolean;
  /** Directory of the JSONL files; a relative path is resolved against the working directory at the start. */
  dir: string;
  /**
   * Base URL of an OTLP/HTTP receiver, `/v1/traces`, `/v1/metrics` and `/v1/logs` are appended; `"auto"` looks for a collector on
   * this machine's port 4318; `"none"` exports nothing.
   */
  endpoint: string;
  /** Whole URL for spans, used as it is; `null` derives it from `endpoint`. */
  tracesEndpoint: string | null;
  /** Whole URL for metrics, used as it is; `null` derives it from `endpoint`. */
  metricsEndpoint: string | null;
  /** Whole URL for log lines, used as it is; `null` derives it from `endpoint`. */
  logsEndpoint: string | null;
  /** Headers of every export. Those of the environment are added, where code does not name the same header. */
  headers: Readonly<Record<string, string>>;
  /** OpenTelemetry `service.name`. */
  serviceName: string;
  /** OpenTelemetry `service.version`; `null` leaves it out. */
  serviceVersion: string | null;
  /** Deployment environment, for example `production`. */
  environment: string;
  /** Further resource attributes. Those of the environment are added, where code does not name the same key. */
  resourceAttributes: Readonly<Record<string, string>>;
  /** Longest time that a span waits for its batch to fill, in milliseconds, 1 to 3,600,000. */
  batchDelayMs: number;
  /** Most spans in one export, 1 to 100,000, at most `queueSize`. */
  batchSize: number;
  /** Most spans that wait to be exported, 1 to 1,000,000; beyond it newer ones are dropped and counted. */
  queueSize: number;
  /** Longest time that one export may take, in milliseconds, 1 to 3,600,000. */
  exportTimeoutMs: number;
  /** Time between two exports of metrics, in milliseconds, 1 to 86,400,000. */
  metricIntervalMs: number;
  /**
   * Most bytes, compressed, that exports which failed may take on disk, 0 to 1 TiB; the oldest are dropped and counted.
   * 0 keeps them in memory alone.
   */
  spoolMaxBytes: number;
  /** Longest time that an export which failed is kept, in milliseconds, 1 to one year; then it is dropped and counted. */
  spoolMaxAgeMs: number;
  /** Which conversations export spans; decided once per conversation. Files and metrics are never sampled. */
  sampler: SamplerName;
  /** Share of conversations that the `traceidratio` samplers keep, 0 to 1. */
  samplerRatio: number;
  /** Conversations that are exported although the sampler leaves them out. */
  keep: KeepRules;
  /** Where words and error messages may go: nowhere, into the files of this machine, or into exports as well. */
  captureContent: "none" | "local" | "all";
  /** What is redacted beside what always is; a match becomes `[redacted]`. */
  redactPatterns: readonly RegExp[];
  /**
   * Gets each captured text after everything else has been redacted, perhaps its own result again, and returns the text to
   * keep. A text for which it throws, takes more than 50 ms or returns no text becomes `[withheld]`; `null` is none.
   */
  redactText: ((text: string) => string) | null;
  /** Most UTF-8 bytes of a captured text and of an attribute's value, 64 to 1,048,576. */
  maxTextBytes: number;
  /** Most attributes of a span, 1 to 10,000. */
  maxAttributes: number;
  /** What becomes of LiveKit's own spans: folded into ours, exported beside them, or ignored. */
  nativeSpans: "fold" | "keep" | "drop";
  /** The least grave log line that is exported; `off` exports none. In code `true` means `info`, `false` means `off`. */
  logs: LogLevel | "off";
  /** Whether the preload `@turnspan/livekit/register` loads the instrumentations for http, undici and pg that are installed. */
  instrumentations: "auto" | "none";
  /** `llm` adds the older `llm.*` attributes next to the standard ones on the spans of model requests. */
  attributes: "standard" | "llm";
  /**
   * Prices of your own, or the path of a YAML file with them: contract prices, the plan you have with a provider, tiers,
   * telephony. They go before the book that comes with this version. `null` for none.
   */
  prices: OwnPrices | string | null;
  /** Base URL of SigNoz's API, for tools that read from it. */
  signozApiEndpoint: string;
  /** Key for SigNoz's API; `null` if there is none. */
  signozApiToken: string | null;
}
