// SPDX-License-Identifier: Apache-2.0
import type { Telemetry } from "@turnspan/telemetry";

/** Where spans went besides the files. */
export type ExportStatus =
  /** Nowhere: exporting is switched off, or no collector answered where one was looked for. */
  | { readonly kind: "none"; readonly wasLookedFor: boolean }
  | { readonly kind: "sent"; readonly url: string; readonly spans: number }
  | { readonly kind: "failed"; readonly url: string; readonly why: string };

/** Reads the status after a flush. `spans` is what the receiver has confirmed. */
export function exportStatusOf({
  config,
  exported,
  problems,
}: Pick<Telemetry, "config" | "exported" | "problems">): ExportStatus {
  const { tracesUrl: url, spans } = exported;
  if (url === null) return { kind: "none", wasLookedFor: config.detectEndpoint };
  const failure = problems.find(({ code }) => code.startsWith("export_"));
  if (spans === 0 && failure !== undefined) return { kind: "failed", url, why: failure.message };
  return { kind: "sent", url, spans };
}
