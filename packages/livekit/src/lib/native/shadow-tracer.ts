// SPDX-License-Identifier: Apache-2.0
import { type Context, type Span, type SpanOptions, type Tracer, context, trace } from "@opentelemetry/api";
import { ShadowSpan } from "./shadow-span.js";

/** The instrumentation scope under which LiveKit asks for its tracer. */
export const livekitScopeName = "livekit-agents";

/** Hands LiveKit shadow spans, so that its own tree is not exported beside ours and the host's spans find theirs. */
export const shadowTracer: Tracer = {
  startSpan(name: string, options?: SpanOptions, from: Context = context.active()): Span {
    return new ShadowSpan(options?.root === true ? undefined : trace.getSpan(from), name, options?.startTime);
  },

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: unknown[]): ReturnType<F> {
    const run = rest.at(-1) as F;
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : undefined;
    const from = rest.length > 2 ? (rest[1] as Context) : context.active();
    const span = shadowTracer.startSpan(name, options, from);
    return context.with(trace.setSpan(from, span), () => run(span)) as ReturnType<F>;
  },
};
