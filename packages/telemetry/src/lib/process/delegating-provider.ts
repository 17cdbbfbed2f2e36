// SPDX-License-Identifier: Apache-2.0
import {
  context,
  INVALID_SPAN_CONTEXT,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
  type TracerOptions,
  type TracerProvider,
} from "@opentelemetry/api";

/** A tracer provider whose target and overrides may change after tracers have been handed out. */
export class DelegatingProvider implements TracerProvider {
  #target: TracerProvider | null = null;
  readonly #overrides = new Map<string, Tracer>();

  /** Where spans are made from now on; `null` makes spans that record nothing. */
  setTarget(target: TracerProvider | null): void {
    this.#target = target;
  }

  /** Scopes that get a tracer of the caller's instead. */
  addOverrides(overrides: Readonly<Record<string, Tracer>>): void {
    for (const [scope, tracer] of Object.entries(overrides)) this.#overrides.set(scope, tracer);
  }

  clearOverrides(): void {
    this.#overrides.clear();
  }

  getTracer(name: string, version?: string, options?: TracerOptions): Tracer {
    return new DelegatingTracer(
      () => this.#overrides.get(name) ?? this.#target?.getTracer(name, version, options) ?? null,
    );
  }
}

class DelegatingTracer implements Tracer {
  readonly #current: () => Tracer | null;

  constructor(current: () => Tracer | null) {
    this.#current = current;
  }

  startSpan(name: string, options: SpanOptions = {}, parent: Context = context.active()): Span {
    const tracer = this.#current();
    if (tracer !== null) return tracer.startSpan(name, options, parent);
    // As the API does without an SDK: the parent's context goes on, nothing is recorded.
    const parentContext = options.root === true ? undefined : trace.getSpanContext(parent);
    return trace.wrapSpanContext(parentContext ?? INVALID_SPAN_CONTEXT);
  }

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: StartActiveArguments<F>): ReturnType<F> {
    const fn = rest[rest.length - 1] as F;
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : {};
    const parent = rest.length > 2 ? (rest[1] as Context) : context.active();
    const tracer = this.#current();
    if (tracer !== null) return tracer.startActiveSpan(name, options, parent, fn);
    const span = this.startSpan(name, options, parent);
    return context.with(trace.setSpan(parent, span), () => fn(span)) as ReturnType<F>;
  }
}

type StartActiveArguments<F> = [F] | [SpanOptions, F] | [SpanOptions, Context, F];
