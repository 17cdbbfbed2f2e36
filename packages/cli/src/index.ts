// SPDX-License-Identifier: Apache-2.0
/** What the `turnspan` command draws, for programs that print a conversation themselves. */
export { renderTrace } from "./lib/trace/render-trace.js";
export { traceOf } from "./lib/trace/trace-of.js";
export type { TraceKind, TraceNode } from "./lib/trace/trace-node.js";
export { renderTurns } from "./lib/turns/render-turns.js";
export { formatUsd } from "./lib/text/figures.js";
export type { RenderOptions } from "./lib/text/render-options.js";
