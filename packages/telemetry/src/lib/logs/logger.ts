// SPDX-License-Identifier: Apache-2.0
import { currentIds } from "./current-ids.js";
import type { LogAttributes } from "./log-entry.js";
import type { LogLevel } from "./log-levels.js";
import { currentOutlet } from "./log-outlet.js";
import { plainAttributes, plainText } from "./plain-attributes.js";

/** A log of the app's own: to `logs.jsonl` first, then exported. Nothing here throws. */
export interface Logger {
  debug(message: string, attributes?: LogAttributes): void;
  info(message: string, attributes?: LogAttributes): void;
  warn(message: string, attributes?: LogAttributes): void;
  error(message: string, attributes?: LogAttributes): void;
}

const at = (level: LogLevel) => (message: string, attributes?: LogAttributes) => {
  const outlet = currentOutlet();
  if (outlet === null) return;
  const entry = {
    timeMs: Date.now(),
    level,
    message: plainText(message),
    attributes: plainAttributes(attributes),
    ids: currentIds(),
    scope: "turnspan.logger",
  };
  outlet.writeFile(entry);
  outlet.exportEntry(entry);
};

/**
 * Writes a line to `<dir>/<day>/logs.jsonl`, whatever becomes of the export, and exports it if its level passes the
 * option `logs`. Each line carries the trace, turn and conversation that it was written in. Before `startTelemetry()` or
 * `observe()`, and after shutdown, lines go nowhere.
 */
export const logger: Logger = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
