// SPDX-License-Identifier: Apache-2.0
/** The write side for any Node service: one call sets up files and exports. */
export { startTelemetry } from "./lib/start-telemetry.js";
export { pricingOf } from "./lib/pricing/load-pricing.js";
export type { CallPrice, OwnPrice, OwnPrices, Pricing } from "@turnspan/prices";
export type { Exported, Telemetry } from "./lib/telemetry.js";
export type { TelemetryOptions } from "./lib/config/telemetry-options.js";
export type { TelemetryConfig, ValueSource } from "./lib/config/telemetry-config.js";
export type { OptionValues } from "./lib/config/option-values.js";
export type { SamplerName } from "./lib/config/kinds/sampler-names.js";
export { ConfigError } from "./lib/config/config-error.js";
export type { ConfigFault } from "./lib/config/config-error.js";
export type { Guard } from "./lib/guard/create-guard.js";
export { readConfig } from "./lib/config/read-config.js";
export { logger } from "./lib/logs/logger.js";
export type { Logger } from "./lib/logs/logger.js";
export { followPino } from "./lib/logs/follow-pino.js";
export type { FollowPinoOptions, PinoLike } from "./lib/logs/follow-pino.js";
export type { LogAttributes } from "./lib/logs/log-entry.js";
export type { LogLevel } from "./lib/logs/log-levels.js";
export type { PinoLine } from "./lib/logs/read-pino-line.js";
export { addIdSource, currentIds } from "./lib/logs/current-ids.js";
export type { CurrentIds, IdSource } from "./lib/logs/current-ids.js";
export type { Problem, ProblemReport } from "./lib/guard/problem.js";
export { createRedactor } from "./lib/redaction/create-redactor.js";
export type { Redactor, RedactorOptions } from "./lib/redaction/create-redactor.js";
export type { CustomRuleOptions, WithheldReason } from "./lib/redaction/custom-rules.js";
export { cutText } from "./lib/redaction/cut-text.js";
export type { RecordedSpanProcessor, SpanPlacement, SpanRecorder } from "./lib/sinks/spans/span-recorder.js";
