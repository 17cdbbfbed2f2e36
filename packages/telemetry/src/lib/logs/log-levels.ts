// SPDX-License-Identifier: Apache-2.0

/** How grave a log line is, from the least to the most. */
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/** How grave a log line is. */
export type LogLevel = (typeof logLevels)[number];

/** OpenTelemetry's severity number: the first of each range. */
export function severityNumber(level: LogLevel): number {
  return logLevels.indexOf(level) * 4 + 1;
}

/** Whether a line of this level passes a threshold; `off` lets none pass. */
export function passes(level: LogLevel, threshold: LogLevel | "off"): boolean {
  return threshold !== "off" && logLevels.indexOf(level) >= logLevels.indexOf(threshold);
}

/** The level of pino's number, or of its label; `null` if it is neither. A number in between counts as the one below. */
export function levelOfPino(level: unknown): LogLevel | null {
  if (typeof level === "string") return logLevels.find((known) => known === level.toLowerCase()) ?? null;
  if (typeof level !== "number" || !Number.isFinite(level)) return null;
  return logLevels[Math.min(Math.max(Math.floor(level / 10) - 1, 0), logLevels.length - 1)] ?? null;
}
