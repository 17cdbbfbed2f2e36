// SPDX-License-Identifier: Apache-2.0
/** What waits on disk to be exported: for tools, without the OpenTelemetry SDK. */
export { spoolStatus } from "./lib/spool/spool-status.js";
export type { OpenBreaker, SpoolAmount, SpoolStatus } from "./lib/spool/spool-status.js";
export { flushSpool } from "./lib/spool/flush-spool.js";
export type { SpoolFlush, SpoolFlushOptions, SpoolFlushProgress } from "./lib/spool/flush-spool.js";
export type { SendFailure } from "./lib/sinks/otlp/send-result.js";
export type { Signal } from "./lib/spool/signal.js";
