// SPDX-License-Identifier: Apache-2.0
import type { Telemetry } from "@turnspan/telemetry";

/** Where spans went besides the files. */
export type ExportStatus =
  /** Nowhere: no endpoint is configured, and no collector answered on this machine. */
  | { readonly kind: "none" }
  | { readonly kind: "sent"; readonly url: string; readonly spans: number }
  | { readonly kind: "failed"; readonly url: string; readonly why: string };

/** Reads the status after a flush. `spans` is what the receiver has confirmed. */
export function exportStatusOf({ exported, problems }: Pick<Telemetry, "exported" | "problems">): ExportStatus {
  const { tracesUrl: url, spans } = exported;
  if (url === null) return { kind: "none" };
  const failure = problems.find(({ code }) => code.startsWith("export_"));
  if (spans === 0 && failure !== undefined) return { kind: "failed", url, why: failure.message };
  return { kind: "sent", url, spans };
}
