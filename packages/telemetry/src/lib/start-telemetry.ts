// SPDX-License-Identifier: Apache-2.0
import { diag } from "@opentelemetry/api";
import type { Pricing } from "@turnspan/prices";
import type { TurnspanRecord } from "@turnspan/records";
import { asksTheSame } from "./config/asks-the-same.js";
import { describeConfig } from "./config/describe-config.js";
import { differingOptions } from "./config/differing-options.js";
import { redactUrl } from "./config/redact-url.js";
import { readEnvironment } from "./config/read-environment.js";
import { readProcessFacts } from "./config/read-process-facts.js";
import { resolveConfig, type Resolution } from "./config/resolve-config.js";
import type { TelemetryOptions } from "./config/telemetry-options.js";
import { createDisabledTelemetry } from "./disabled-telemetry.js";
import { createGuard } from "./guard/create-guard.js";
import { createLogOutlet } from "./logs/create-log-outlet.js";
import { openOutlet } from "./logs/log-outlet.js";
import { createProblemList } from "./guard/problem-list.js";
import { loadPricing } from "./pricing/load-pricing.js";
import { ownPricesOf } from "./pricing/own-prices-of.js";
import { atMostEvery } from "./process/at-most-every.js";
import { createResource } from "./process/create-resource.js";
import { flushAtExit } from "./process/exit-flush.js";
import { findDestination } from "./process/find-destination.js";
import { startExport } from "./process/start-export.js";
import { createRedactor } from "./redaction/create-redactor.js";
import { describeWithheld } from "./redaction/describe-withheld.js";
import { protectRecord } from "./redaction/protect-record.js";
import { createJsonlSink } from "./sinks/jsonl/create-jsonl-sink.js";
import type { Destination } from "./sinks/otlp/destination.js";
import { noSpanRecorder } from "./sinks/spans/span-recorder.js";
import type { Telemetry } from "./telemetry.js";
import { version } from "./version.js";

interface Running {
  /** What a call was given that found no difference. */
  readonly options: TelemetryOptions;
  readonly telemetry: Telemetry;
  readonly addOverrides: (overrides: TelemetryOptions["tracerOverrides"]) => void;
}

const defaultDeadlineMs = 5000;
/** Shortest time between two flushes that nobody waits for: each costs requests, and all metrics once more. */
const flushEveryMs = 1000;
let running: Running | null = null;

/**
 * Starts the write side of this process: files, and exports where there is an endpoint. A second call returns the
 * first one's instance; options that differ are reported as a problem, and not applied, but for `tracerOverrides`.
 *
 * @throws ConfigError if an option is unknown or its value wrong, or prices have a mistake; nothing has started then.
 */
export function startTelemetry(options: TelemetryOptions = {}): Telemetry {
  // Each session of a worker asks for it: reading forty options over is what that would take longest.
  if (running === null || !asksTheSame(options, running.options)) running = startOrCompare(options);
  running.addOverrides(options.tracerOverrides);
  return running.telemetry;
}

function startOrCompare(options: TelemetryOptions): Running {
  const facts = readProcessFacts(options.agentName ?? null);
  const resolution = resolveConfig(options, readEnvironment(), facts);
  if (running === null) return { ...start(resolution, () => (running = null)), options: { ...options } };
  const keys = differingOptions(options, resolution.config, running.telemetry.config);
  if (keys.length === 0) return { ...running, options: { ...options } };
  running.telemetry.report({
    code: `started_twice_${keys.join("_")}`,
    message: `startTelemetry() was called again with another ${keys.join(", ")}; the first call's values stay.`,
    fix: "Give every call the same options, or shut down first.",
  });
  return running;
}

function start({ config, warnings }: Resolution, onShutdown: () => void): Omit<Running, "options"> {
  // Before anything has started: a mistake in the prices throws.
  const ownPrices = config.enabled ? ownPricesOf(config.prices) : undefined;
  const problems = createProblemList({
    announce: ({ code, message, fix }) => diag.warn(`turnspan: ${message} ${fix} [${code}]`),
    now: Date.now,
  });
  for (const warning of warnings) problems.report(warning);
  const guard = createGuard({ report: problems.report });
  const { redact } = createRedactor({
    patterns: config.redactPatterns,
    replace: config.redactText,
    maxBytes: config.maxTextBytes,
    onWithheld: (reason) => problems.report(describeWithheld(reason)),
  });
  if (!config.enabled) {
    diag.info(describeConfig(config, version, []));
    const telemetry = createDisabledTelemetry({ config, problems, guard, redact, onShutdown });
    return { telemetry, addOverrides: () => undefined };
  }

  let pricing: Pricing | null = null;
  const counts = { dropped: 0, spooled: 0, facts: 0, exportFailures: 0, exportedSpans: 0 };
  const files = createJsonlSink({
    dir: config.dir,
    now: Date.now,
    report: problems.report,
    onDropped: () => counts.dropped++,
  });
  const destination = findDestination(config);
  let tracesUrl: string | null = null;
  void Promise.resolve(destination).then((found) => {
    tracesUrl = found.kind === "otlp" && found.urls.spans !== null ? redactUrl(found.urls.spans) : null;
    diag.info(describeConfig(config, version, urlsOf(found)));
  });
  const exporting = guard("export_start", () =>
    startExport({
      config,
      resource: createResource(config),
      destination,
      counts,
      guard,
      redact,
      report: problems.report,
    }),
  )();

  // The files are never switched off: a record that cannot be written says nothing about the next one.
  const guardFiles = createGuard({ report: problems.report, maxFailuresInARow: Infinity });
  const protect = guardFiles("redaction", (record: TurnspanRecord) =>
    protectRecord(record, { redact, content: config.captureContent !== "none" }),
  );
  const writeFiles = guardFiles("files", files.write);
  const closeOutlet = openOutlet(
    createLogOutlet({
      config,
      redact,
      guard,
      guardFile: guardFiles,
      appendLine: files.writeLog,
      exportEntry: (entry) => exporting?.writeLog(entry),
    }),
  );
  const flush = async (timeoutMs = defaultDeadlineMs) => {
    guardFiles("files_flush", files.flush)();
    await exporting?.flush(timeoutMs);
  };
  const soon = atMostEvery(flushEveryMs, () => void flush());
  const keepAtExit = guard("exit", () => exporting?.keep());
  const cancelExitFlush = flushAtExit({ flush, keep: keepAtExit });
  let stopped: Promise<void> | null = null;
  const shutdown = async (timeoutMs: number) => {
    cancelExitFlush();
    soon.cancel();
    closeOutlet();
    onShutdown();
    guardFiles("files_close", files.close)();
    await exporting?.shutdown(timeoutMs);
  };
  const writeFinal = (given: TurnspanRecord) => {
    const record = protect(given);
    if (record === undefined) return;
    writeFiles(record);
    if (stopped === null && exporting?.isOn() === true) exporting.write(record);
  };
  return {
    telemetry: {
      config,
      get problems() {
        return problems.list();
      },
      get exported() {
        return { tracesUrl, spans: counts.exportedSpans };
      },
      get pricing() {
        return (pricing ??= loadPricing(ownPrices, problems.report));
      },
      takesAppSpans: exporting?.tracing.takesAppSpans ?? false,
      recorder: exporting?.recorder ?? noSpanRecorder,
      isSampled: (traceId) => exporting?.isSampled(traceId) ?? false,
      redact,
      write(record) {
        writeFinal(record);
        // The host may change it from now on.
        exporting?.project();
      },
      writeFinal,
      countFact: () => void counts.facts++,
      guard,
      report: problems.report,
      flush,
      flushSoon: soon.ask,
      shutdown: (timeoutMs = defaultDeadlineMs) => (stopped ??= shutdown(timeoutMs)),
    },
    addOverrides: (overrides = {}) => exporting?.tracing.addOverrides(overrides),
  };
}

function urlsOf(destination: Destination): readonly string[] {
  switch (destination.kind) {
    case "none":
      return [];
    case "otlp":
      return Object.values(destination.urls).filter((url) => url !== null);
  }
}
