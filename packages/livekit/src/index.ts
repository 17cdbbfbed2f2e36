// SPDX-License-Identifier: Apache-2.0
/** Observability for LiveKit voice agents: one call, `observe(session)`. */
export { observe } from "./lib/observe.js";
export type { Observation } from "./lib/observe.js";
export { parseFacts } from "./lib/recording/parse-facts.js";
export { replay } from "./lib/recording/replay.js";
export type { ReplayOptions } from "./lib/recording/replay.js";
export type { Budget, BudgetExceeded } from "./lib/budget.js";
export type { Fact } from "./lib/turns/fact.js";
export type { ObserveOptions } from "./lib/observe-options.js";
export type { AnySession, JobLike } from "./lib/intake/session-like.js";
export { ConfigError, currentIds, followPino, logger } from "@turnspan/telemetry";
export type { CurrentIds, Exported, OwnPrice, OwnPrices, Problem, TelemetryOptions } from "@turnspan/telemetry";
