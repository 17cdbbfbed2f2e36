// SPDX-License-Identifier: Apache-2.0
import type { Telemetry } from "@turnspan/telemetry";

/** Where spans went besides the files. */
export interface ExportStatus {
  /** URL that took the spans; null if no collector is configured and none was found. */
  readonly url: string | null;
  /** Spans that the collector took; 0 if there is none. */
  readonly spans: number;
}

/** Reads the status from running telemetry, after a flush. */
export function exportStatusOf(telemetry: Telemetry): ExportStatus {
  return { url: telemetry.config.tracesUrl, spans: 0 };
}
