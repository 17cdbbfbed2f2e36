// SPDX-License-Identifier: Apache-2.0
import { context, ROOT_CONTEXT } from "@opentelemetry/api";
import { suppressTracing } from "@opentelemetry/core";

/**
 * Runs something of which the app's instrumentation makes no spans: an export that was traced would be exported, and
 * so on for ever.
 */
export function untraced<T>(run: () => T): T {
  return context.with(suppressTracing(ROOT_CONTEXT), run);
}
