// SPDX-License-Identifier: Apache-2.0
import {
  context,
  createContextKey,
  diag,
  propagation,
  trace,
  type Tracer,
  type TracerProvider,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import { BasicTracerProvider, type Sampler, type SpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { AttributeLimits } from "../sinks/spans/limit-attributes.js";
import { DelegatingProvider } from "./delegating-provider.js";

/** The process's tracing, as far as it is ours. */
export interface Tracing {
  /** False if the app has a provider of its own: its spans then go where it says. */
  readonly takesAppSpans: boolean;
  /** Scopes that get a tracer of the caller's instead of a real one. */
  addOverrides(overrides: Readonly<Record<string, Tracer>>): void;
  /** From now on the app's spans record nothing. */
  stop(): void;
}

interface TracingOptions {
  readonly resource: Resource;
  readonly sampler: Sampler;
  readonly processor: SpanProcessor;
  /** Of the app's own spans, so that they are small from the start. */
  readonly limits: AttributeLimits;
}

// Registered once and kept: tracers that were handed out stay tied to it, and work again after a new start.
let registered: DelegatingProvider | null = null;

/**
 * Registers context manager, propagator and tracer provider, where the app has not registered its own, so that the
 * app's own spans go where ours go.
 *
 * It is put together from the parts that sdk-node's `NodeSDK` uses, not through it: `NodeSDK` either starts a log
 * exporter from the environment or takes the place of the global logger provider, replaces the host's diag logger when
 * `OTEL_LOG_LEVEL` is set, and lets `OTEL_SDK_DISABLED` overrule code.
 */
export function registerTracing({ resource, sampler, processor, limits }: TracingOptions): Tracing {
  registerContext();
  if (registered === null) {
    if (hasTracerProvider()) {
      diag.debug("turnspan: the app has its own tracer provider; it is left alone, and its spans go where it says.");
      return { takesAppSpans: false, addOverrides: () => undefined, stop: () => undefined };
    }
    registered = new DelegatingProvider();
    trace.setGlobalTracerProvider(registered);
  }
  const provider = registered;
  // Characters here and bytes at the gate: no text of so many bytes has more characters.
  const spanLimits = { attributeValueLengthLimit: limits.textBytes, attributeCountLimit: limits.count };
  provider.setTarget(new BasicTracerProvider({ resource, sampler, spanLimits, spanProcessors: [processor] }));
  return {
    takesAppSpans: true,
    addOverrides: (overrides) => provider.addOverrides(overrides),
    stop() {
      provider.setTarget(null);
      provider.clearOverrides();
    },
  };
}

function registerContext(): void {
  if (!hasContextManager()) context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  if (propagation.fields().length === 0) {
    propagation.setGlobalPropagator(
      new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
    );
  }
}

/** The API does not say; without a context manager nothing that is set can be read back. */
function hasContextManager(): boolean {
  const key = createContextKey("turnspan.probe");
  return context.with(context.active().setValue(key, true), () => context.active().getValue(key) === true);
}

/** The API hands out a proxy, which has no tracer to delegate to until a provider is registered. */
function hasTracerProvider(): boolean {
  const provider: TracerProvider & { getDelegateTracer?: (name: string) => Tracer | undefined } =
    trace.getTracerProvider();
  return provider.getDelegateTracer === undefined || provider.getDelegateTracer("turnspan") !== undefined;
}
