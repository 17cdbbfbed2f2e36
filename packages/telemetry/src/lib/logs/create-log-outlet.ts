// SPDX-License-Identifier: Apache-2.0
import { recordVersion } from "@turnspan/records";
import type { TelemetryConfig } from "../config/telemetry-config.js";
import type { Guard } from "../guard/create-guard.js";
import type { LogEntry } from "./log-entry.js";
import { passes } from "./log-levels.js";
import type { LogOutlet } from "./log-outlet.js";
import { redactLog } from "./redact-log.js";

interface LogOutletOptions {
  readonly config: Pick<TelemetryConfig, "logs" | "serviceName" | "environment">;
  /** Redacts and caps a text. Must not throw. */
  readonly redact: (text: string) => string;
  /** Guards the export: it is switched off where it keeps failing. */
  readonly guard: Guard;
  /** Guards the file, which is never switched off. */
  readonly guardFile: Guard;
  readonly appendLine: (line: object) => void;
  readonly exportEntry: (entry: LogEntry) => void;
}

/** Makes the outlet of one telemetry. The file does not depend on the export. */
export function createLogOutlet(options: LogOutletOptions): LogOutlet {
  const { config, redact, guard, guardFile, appendLine, exportEntry } = options;
  return {
    exports: config.logs !== "off",
    writeFile: guardFile("logs_file", (entry: LogEntry) => appendLine(lineOf(redactLog(entry, redact), config))),
    exportEntry: guard("logs_export", (entry: LogEntry) => {
      if (passes(entry.level, config.logs)) exportEntry(redactLog(entry, redact));
    }),
  };
}

/** A line of `logs.jsonl`: keys as in the other records, unknown ones left out by the writer. */
function lineOf({ timeMs, level, message, attributes, ids }: LogEntry, config: LogOutletOptions["config"]): object {
  return {
    v: recordVersion,
    type: "log",
    timestamp: new Date(timeMs).toISOString(),
    level,
    message,
    attributes,
    service_name: config.serviceName,
    environment: config.environment,
    trace_id: ids?.traceId ?? null,
    span_id: ids?.spanId ?? null,
    conversation_id: ids?.conversationId ?? null,
    turn_id: ids?.turnId ?? null,
    speech_id: ids?.speechId ?? null,
  };
}
