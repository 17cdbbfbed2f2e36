// SPDX-License-Identifier: Apache-2.0
import { entryOf, headerValue, plain, translated, type EnvironmentSource } from "./environment-source.js";
import { choice } from "./kinds/choice.js";
import { flag } from "./kinds/flag.js";
import { keepRules } from "./kinds/keep-rules.js";
import { logThreshold } from "./kinds/log-threshold.js";
import { ratio, wholeNumber } from "./kinds/number.js";
import type { OptionKind } from "./kinds/option-kind.js";
import { ownPrices } from "./kinds/own-prices.js";
import { attributePairs, headerPairs } from "./kinds/pairs.js";
import { patterns } from "./kinds/patterns.js";
import { samplerNames } from "./kinds/sampler-names.js";
import { textFunction } from "./kinds/text-function.js";
import { optionalText, text } from "./kinds/text.js";
import { endpoint, optionalUrl, url } from "./kinds/url.js";
import type { OptionValues } from "./option-values.js";
import type { ProcessFacts } from "./process-facts.js";

/** One line of the configuration table. */
export interface OptionRow<T> {
  readonly kind: OptionKind<T>;
  /** Variables in the order in which they are asked; the first that is set and right decides. */
  readonly environment: readonly EnvironmentSource<T>[];
  /** The value when neither code nor environment gives one. */
  readonly fallback: (facts: ProcessFacts) => T;
  /** The fallback in the words of the documentation. */
  readonly fallbackText: string;
  readonly doc: string;
  /** `merge`: all sources are combined key by key, the first that names a key wins. */
  readonly combine: "first" | "merge";
  /** True if the value must not be printed. */
  readonly secret: boolean;
}

type Extras<T> = Partial<Pick<OptionRow<T>, "combine" | "secret" | "fallbackText">>;

function row<T>(
  kind: OptionKind<T>,
  environment: readonly EnvironmentSource<T>[],
  fallback: T | ((facts: ProcessFacts) => T),
  doc: string,
  extras: Extras<T> = {},
): OptionRow<T> {
  const resolve = typeof fallback === "function" ? (fallback as (facts: ProcessFacts) => T) : () => fallback;
  const fallbackText = typeof fallback === "function" ? "" : `\`${String(fallback)}\``;
  return { kind, environment, fallback: resolve, fallbackText, doc, combine: "first", secret: false, ...extras };
}

const milliseconds = (max: number) => wholeNumber(1, max);
const hourMs = 3_600_000;
const capture = choice("none", "local", "all");
const native = choice("fold", "keep", "drop");
const textBytes = wholeNumber(64, 1_048_576);
const attributeCount = wholeNumber(1, 10_000);
const instrumentations = choice("auto", "none");
const attributeSet = choice("standard", "llm");
const sampler = choice(...samplerNames);
const resource = "OTEL_RESOURCE_ATTRIBUTES";

/** Every option: what it accepts, which variables set it, what it is otherwise. */
export const optionTable: { readonly [K in keyof OptionValues]: OptionRow<OptionValues[K]> } = {
  enabled: row(
    flag,
    [
      ...plain(flag, "TURNSPAN_ENABLED", "SIGNOZ_ENABLED", "OTEL_ENABLED"),
      // The specification knows "true" alone; everything else leaves the SDK on.
      translated("OTEL_SDK_DISABLED", { true: false, false: true }),
    ],
    true,
    "`false` writes and exports nothing. `OTEL_SDK_DISABLED=true` means `false`.",
  ),
  dir: row(text, plain(text, "TURNSPAN_DIR"), ".turnspan", "Directory of the JSONL files."),
  endpoint: row(
    endpoint,
    plain(endpoint, "TURNSPAN_OTLP_ENDPOINT", "SIGNOZ_OTLP_ENDPOINT", "SIGNOZ_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"),
    "auto",
    "Base URL of an OTLP/HTTP receiver. `auto`: this machine's port 4318, if a collector answers there within 250 ms, else files only. `none`: files only.",
  ),
  tracesEndpoint: row(
    optionalUrl,
    plain(optionalUrl, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
    null,
    "Whole URL for spans, used as it is. In the environment it counts before `OTEL_EXPORTER_OTLP_ENDPOINT`, after the names before that.",
    { fallbackText: "endpoint + `/v1/traces`" },
  ),
  metricsEndpoint: row(
    optionalUrl,
    plain(optionalUrl, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"),
    null,
    "The same for metrics.",
    { fallbackText: "endpoint + `/v1/metrics`" },
  ),
  logsEndpoint: row(
    optionalUrl,
    plain(optionalUrl, "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"),
    null,
    "The same for log lines.",
    { fallbackText: "endpoint + `/v1/logs`" },
  ),
  headers: row<Readonly<Record<string, string>>>(
    headerPairs,
    [
      ...plain(headerPairs, "OTEL_EXPORTER_OTLP_HEADERS"),
      headerValue(headerPairs, "SIGNOZ_INGESTION_KEY", "signoz-ingestion-key"),
    ],
    {},
    "Headers of every export. All sources are combined. `SIGNOZ_INGESTION_KEY` becomes `signoz-ingestion-key`.",
    { combine: "merge", secret: true, fallbackText: "none" },
  ),
  serviceName: row(
    text,
    [...plain(text, "OTEL_SERVICE_NAME", "SERVICE_NAME"), entryOf(attributePairs, resource, "service.name")],
    (facts) => facts.agentName ?? facts.packageName ?? "unknown_service:node",
    "OpenTelemetry `service.name`.",
    { fallbackText: "agent name, else the name in the nearest package.json" },
  ),
  serviceVersion: row(
    optionalText,
    [
      ...plain(optionalText, "OTEL_SERVICE_VERSION", "SERVICE_VERSION"),
      entryOf(attributePairs, resource, "service.version"),
    ],
    (facts) => facts.packageVersion,
    "OpenTelemetry `service.version`.",
    { fallbackText: "the version in the nearest package.json" },
  ),
  environment: row(
    text,
    [
      ...plain(text, "DEPLOYMENT_ENVIRONMENT", "OTEL_ENVIRONMENT"),
      entryOf(attributePairs, resource, "deployment.environment.name", "deployment.environment"),
    ],
    "development",
    "Deployment environment.",
  ),
  resourceAttributes: row<Readonly<Record<string, string>>>(
    attributePairs,
    plain(attributePairs, resource),
    {},
    "Further resource attributes. Both sources are combined.",
    { combine: "merge", fallbackText: "none" },
  ),
  batchDelayMs: row(
    milliseconds(hourMs),
    plain(milliseconds(hourMs), "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BATCH_INTERVAL_MS"),
    5000,
    "Longest time that a span waits for its batch to fill, in milliseconds.",
  ),
  batchSize: row(
    wholeNumber(1, 100_000),
    plain(wholeNumber(1, 100_000), "OTEL_BSP_MAX_EXPORT_BATCH_SIZE"),
    512,
    "Most spans in one export; at most `queueSize`.",
  ),
  queueSize: row(
    wholeNumber(1, 1_000_000),
    plain(wholeNumber(1, 1_000_000), "OTEL_BSP_MAX_QUEUE_SIZE", "OTEL_MAX_QUEUE_SIZE"),
    2048,
    "Most spans that wait to be exported; newer ones are dropped and counted.",
  ),
  exportTimeoutMs: row(
    milliseconds(hourMs),
    plain(milliseconds(hourMs), "OTEL_BSP_EXPORT_TIMEOUT", "OTEL_EXPORT_TIMEOUT_MS"),
    30_000,
    "Longest time that one export may take, in milliseconds.",
  ),
  metricIntervalMs: row(
    milliseconds(24 * hourMs),
    plain(milliseconds(24 * hourMs), "OTEL_METRIC_EXPORT_INTERVAL"),
    60_000,
    "Time between two exports of metrics, in milliseconds.",
  ),
  spoolMaxBytes: row(
    wholeNumber(0, 2 ** 40),
    plain(wholeNumber(0, 2 ** 40), "TURNSPAN_SPOOL_MAX_BYTES"),
    256 * 1024 * 1024,
    "Most bytes, compressed, of exports that failed and wait in `<dir>/spool`; beyond it the oldest are dropped and counted. `0` keeps them in memory alone.",
  ),
  spoolMaxAgeMs: row(
    milliseconds(365 * 24 * hourMs),
    plain(milliseconds(365 * 24 * hourMs), "TURNSPAN_SPOOL_MAX_AGE_MS"),
    7 * 24 * hourMs,
    "Longest time that an export which failed waits there, in milliseconds.",
  ),
  sampler: row(
    sampler,
    plain(sampler, "OTEL_TRACES_SAMPLER"),
    "always_on",
    "Which conversations export spans, decided once per conversation: `always_on`, `always_off`, `traceidratio`, or one of these after `parentbased_`. Files and metrics are never sampled.",
  ),
  samplerRatio: row(
    ratio,
    plain(ratio, "OTEL_TRACES_SAMPLER_ARG"),
    1,
    "Share of conversations that the `traceidratio` samplers keep, 0 to 1.",
  ),
  keep: row(
    keepRules,
    plain(keepRules, "TURNSPAN_KEEP"),
    { errors: false, unpriced: false, slowerThanMs: null },
    "Conversations that are exported although the sampler leaves them out, as `{ errors: true, unpriced: true, slowerThanMs: 3000 }`: with an error, a request without a price, a turn that took longer. In the environment `errors,unpriced,slower_than=3000`.",
    { fallbackText: "none" },
  ),
  captureContent: row<"none" | "local" | "all">(
    capture,
    [
      ...plain(capture, "TURNSPAN_CAPTURE_CONTENT"),
      translated("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", { true: "all", false: "none" }),
    ],
    "none",
    "Where words and error messages may go: `none`, `local` (the files), `all` (files and exports). `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true` means `all`.",
  ),
  redactPatterns: row<readonly RegExp[]>(
    patterns,
    [],
    [],
    "What is redacted beside what always is, as a list of regular expressions; a match becomes `[redacted]`.",
    { fallbackText: "none" },
  ),
  redactText: row<((text: string) => string) | null>(
    textFunction,
    [],
    null,
    "A function of yours that gets each captured text after everything else, perhaps its own result again, and returns the one to keep. A text for which it throws, takes more than 50 ms or returns no text becomes `[withheld]`.",
    { fallbackText: "none" },
  ),
  maxTextBytes: row(
    textBytes,
    plain(
      textBytes,
      "TURNSPAN_MAX_TEXT_BYTES",
      "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT",
      "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT",
    ),
    8192,
    "Most UTF-8 bytes of a captured text and of an attribute's value; longer ones are cut and marked with `…`.",
  ),
  maxAttributes: row(
    attributeCount,
    plain(attributeCount, "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "OTEL_ATTRIBUTE_COUNT_LIMIT"),
    128,
    "Most attributes of a span.",
  ),
  nativeSpans: row(
    native,
    plain(native, "TURNSPAN_NATIVE_SPANS"),
    "fold",
    "LiveKit's own spans: `fold` them into ours, `keep` them beside ours in the same trace, without token usage, or `drop` them. In each mode spans of the app nest in ours.",
  ),
  logs: row(
    logThreshold,
    plain(logThreshold, "TURNSPAN_LOGS"),
    "off",
    "The least grave log line that is exported: `trace`, `debug`, `info`, `warn`, `error`, `fatal`, or `off`. `true` means `info`, `false` means `off`.",
  ),
  instrumentations: row(
    instrumentations,
    plain(instrumentations, "TURNSPAN_INSTRUMENTATIONS"),
    "auto",
    "What the preload `@turnspan/livekit/register` instruments besides sessions: with `auto` http, undici and pg, where their OpenTelemetry instrumentation is installed; with `none` nothing.",
  ),
  attributes: row(
    attributeSet,
    [],
    "standard",
    "`llm` adds the older `llm.*` attributes next to the standard ones on the spans of model requests.",
  ),
  prices: row(
    ownPrices,
    plain(ownPrices, "TURNSPAN_PRICES"),
    (facts) => facts.pricesFile,
    "Your own prices, or the path of a YAML file with them: contracts, plans, tiers, telephony. A mistake in them fails the start.",
    { fallbackText: "`turnspan.prices.yaml` in the working directory, if it is there" },
  ),
  signozApiEndpoint: row(
    url,
    plain(url, "SIGNOZ_API_ENDPOINT"),
    "http://localhost:8080",
    "Base URL of SigNoz's API, for tools that read from it.",
  ),
  signozApiToken: row(optionalText, plain(optionalText, "SIGNOZ_API_TOKEN"), null, "Key for SigNoz's API.", {
    secret: true,
    fallbackText: "none",
  }),
};
