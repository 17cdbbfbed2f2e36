// SPDX-License-Identifier: Apache-2.0
import {
  context,
  ProxyTracerProvider,
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
      () => this.#overrides.get(name) ?? this.#target?.getTracer(name, version, options) ?? noopTracer,
    );
  }
}

/** What the API itself hands out without an SDK: the parent's context goes on, nothing is recorded. */
const noopTracer = new ProxyTracerProvider().getTracer("turnspan");

class DelegatingTracer implements Tracer {
  readonly #current: () => Tracer;

  constructor(current: () => Tracer) {
    this.#current = current;
  }

  startSpan(name: string, options?: SpanOptions, parent?: Context): Span {
    return this.#current().startSpan(name, options, parent);
  }

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: StartActiveArguments<F>): ReturnType<F> {
    const fn = rest[rest.length - 1] as F;
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : {};
    const parent = rest.length > 2 ? (rest[1] as Context) : context.active();
    return this.#current().startActiveSpan(name, options, parent, fn);
  }
}

type StartActiveArguments<F> = [F] | [SpanOptions, F] | [SpanOptions, Context, F];
