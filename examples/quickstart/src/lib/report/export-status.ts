// SPDX-License-Identifier: Apache-2.0
import { type TraceNode, traceOf } from "@turnspan/cli";
import type { Conversation } from "@turnspan/store";
import type { Telemetry } from "@turnspan/telemetry";

/** Where spans went besides the files. */
export type ExportStatus =
  /** Nowhere: exporting is switched off. */
  | { readonly kind: "off" }
  /** No endpoint is configured; a collector on this machine takes the spans if it answered. */
  | { readonly kind: "detected" }
  | { readonly kind: "sent"; readonly url: string; readonly spans: number }
  | { readonly kind: "failed"; readonly url: string; readonly why: string };

/**
 * Reads the status after a flush. Telemetry names what failed; where nothing did, every span of the conversation went out.
 *
 * @param ownSpans Spans that the demo made itself inside its tools.
 */
export function exportStatusOf(
  { config, problems }: Pick<Telemetry, "config" | "problems">,
  conversation: Conversation,
  ownSpans: number,
): ExportStatus {
  const url = config.tracesUrl;
  if (url === null) return { kind: config.detectEndpoint ? "detected" : "off" };
  const failure = problems.find(({ code }) => code.startsWith("export_"));
  if (failure !== undefined) return { kind: "failed", url, why: failure.message };
  return { kind: "sent", url, spans: countSpans(traceOf(conversation)) + ownSpans };
}

function countSpans(node: TraceNode): number {
  return 1 + node.children.reduce((count, child) => count + countSpans(child), 0);
}
