// SPDX-License-Identifier: Apache-2.0
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/**
 * Gets JSON inside a span of the app's own, as an HTTP instrumentation would, so that the trace shows where such spans nest.
 *
 * @throws Error if the answer is not a success.
 */
export async function fetchTraced(url: string): Promise<unknown> {
  const { pathname } = new URL(url);
  return trace.getTracer("quickstart").startActiveSpan(`GET ${pathname}`, { kind: SpanKind.CLIENT }, async (span) => {
    try {
      const response = await fetch(url);
      span.setAttribute("http.response.status_code", response.status);
      if (!response.ok) throw new Error(`the shop answered ${response.status} to ${pathname}`);
      return await response.json();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
