// SPDX-License-Identifier: Apache-2.0
import { context, trace } from "@opentelemetry/api";
import type { ConversationPlaces } from "./conversation-places.js";
import { withPlace } from "./place-in-context.js";
import { ShadowSpan } from "./shadow-span.js";

/** The part of LiveKit's tool executor that matters here; it is internal to LiveKit. */
interface ToolExecution {
  readonly runCtx: {
    readonly session: object;
    readonly functionCall: { readonly callId: string };
    readonly speechHandle: { readonly id: string };
  };
}

type Execute = (this: unknown, execution: ToolExecution) => unknown;

interface ToolScope {
  /** The conversation that the session holds now. */
  readonly places: () => ConversationPlaces;
  /** Draws the span id of a tool call that starts now. */
  readonly openTool: (callId: string) => string;
}

const scopes = new WeakMap<object, ToolScope>();
const wrapped = new WeakSet<object>();

/**
 * Runs the tools of a session inside the spans that they become. LiveKit runs tools outside of its own `function_tool`
 * span, so the method through which it runs each of them is wrapped, once for all sessions: tools, their arguments,
 * results and errors pass through as they are, and so do tools that come later.
 */
export function scopeTools(session: object, scope: ToolScope): void {
  scopes.set(session, scope);
}

/** Tools of this session run as LiveKit runs them from now on. */
export function leaveTools(session: object): void {
  scopes.delete(session);
}

/**
 * Wraps LiveKit's tool executor, as soon as there is one to be seen.
 *
 * @returns False if there is none yet, or it looks like none.
 */
export function wrapToolExecutor(executor: unknown): boolean {
  if (typeof executor !== "object" || executor === null) return false;
  const prototype = Object.getPrototypeOf(executor) as { execute?: Execute } | null;
  const execute = prototype?.execute;
  if (!prototype || typeof execute !== "function") return false;
  if (wrapped.has(prototype)) return true;
  wrapped.add(prototype);
  prototype.execute = function executeInScope(this: unknown, ...args: [ToolExecution]): unknown {
    const entered = enter(args[0]);
    return entered === null ? execute.apply(this, args) : context.with(entered, execute, this, ...args);
  };
  return true;
}

function enter(execution: ToolExecution) {
  try {
    const { session, functionCall, speechHandle } = execution.runCtx;
    const scope = scopes.get(session);
    if (!scope) return null;
    const active = context.active();
    const own = { spanId: scope.openTool(functionCall.callId), speechId: speechHandle.id, places: scope.places() };
    return withPlace(active, new ShadowSpan(trace.getSpan(active), { own }));
  } catch {
    // An execution in another shape, of another version of LiveKit: its spans nest under the turn.
    return null;
  }
}
